import { expect, it } from "vitest";
import { readEnvironment } from "./environment";

it("reads an instance's answer", () => {
  const environment = readEnvironment({
    auth_config: { single_session_mode: false },
    display_config: { application_name: "An app", preferred_sign_in_strategy: "otp", theme: { general: { color: "#2f5d50", border_radius: "4px" } }, terms_url: "https://app.test/terms", privacy_policy_url: null },
    user_settings: {
      attributes: { email_address: { enabled: true, required: true, used_for_first_factor: true, verifications: ["email_code"] }, username: { enabled: false, required: true, used_for_first_factor: true } },
      sign_up: { mode: "waitlist", legal_consent_enabled: true },
      password_settings: { min_length: 10, max_length: 0 },
    },
  });
  expect(environment).toMatchObject({
    applicationName: "An app",
    accentColor: "#2f5d50",
    radius: "4px",
    severalSessions: true,
    prefersCodes: true,
    signUpMode: "waitlist",
    legalConsent: true,
    termsUrl: "https://app.test/terms",
    privacyUrl: null,
    password: { minLength: 10, maxLength: 72 },
    username: { minLength: 4, maxLength: 64 },
  });
  expect(environment.attributes.email_address).toEqual({ enabled: true, required: true, signsIn: true, verifications: ["email_code"] });
  expect(environment.attributes.username).toEqual({ enabled: false, required: false, signsIn: false, verifications: [] });
});

it.each([undefined, null, {}, { display_config: { theme: { general: { color: "red; background: url(//evil.test)", border_radius: "0;x" } } } }])("offers nothing that it is not told of: %j", (json) => {
  const environment = readEnvironment(json);
  expect(environment).toMatchObject({ accentColor: null, radius: "8px", severalSessions: false, signUpMode: "public" });
  expect(Object.values(environment.attributes).some(({ enabled }) => enabled)).toBe(false);
});
