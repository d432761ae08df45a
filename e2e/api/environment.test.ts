import { describe, expect, it } from "vitest";
import { ApiBrowser } from "./support/api-browser";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { sha256 } from "@/lib/encryption";
import { changeSettings, useInstance } from "./support/instance";

useInstance();

const environment = async () => (await new ApiBrowser().get("/v1/environment")).json;

describe("GET /v1/environment", () => {
  it("200 bare, with every part that SDKs read", async () => {
    const { status, json } = await new ApiBrowser().get("/v1/environment", { query: { __clerk_api_version: "2026-08-20", _clerk_js_version: "6.40.0" } });
    expect(status).toBe(200);
    expect(Object.keys(json).sort()).toEqual(
      ["api_keys_settings", "auth_config", "client_debug_mode", "commerce_settings", "display_config", "fraud_settings", "maintenance_mode", "organization_settings", "partitioned_cookies", "protect_config", "user_settings"],
    );
    expect(Object.keys(json.user_settings.attributes).sort()).toEqual(
      ["authenticator_app", "backup_code", "email_address", "first_name", "last_name", "passkey", "password", "phone_number", "ticket", "username", "web3_wallet"],
    );
    expect(json.commerce_settings.billing).toMatchObject({ user: { enabled: false }, organization: { enabled: false } });
    expect(json.auth_config).toMatchObject({ single_session_mode: false, reverification: true, test_mode: true, url_based_session_syncing: false, claimed_at: null });
    expect(json.display_config).toMatchObject({
      instance_environment_type: "production",
      application_name: "Gatehouse",
      sign_in_url: "http://localhost:3000/sign-in",
      sign_up_url: "http://localhost:3000/sign-up",
      user_profile_url: "http://localhost:3000/user",
      after_sign_in_url: "http://localhost:3000/user",
      captcha_public_key: null,
      branded: false,
    });
  });

  it("200 for any visitor, and sets no cookie", async () => {
    const browser = new ApiBrowser();
    const answer = await browser.get("/v1/environment");
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("200 with what the operator has set", async () => {
    await changeSettings({
      application: { name: "Acme", home_url: "https://acme.test", after_sign_in_url: "https://acme.test/in", terms_url: "https://acme.test/terms" },
      appearance: { accent_color: "#123456" },
      phone_number: { mode: "off" },
      username: { mode: "required", min_length: 6 },
      password: { min_length: 12, min_strength: 3, require_numbers: true },
      sign_up: { mode: "restricted", legal_consent_enabled: true },
      sessions: { single_session_mode: true },
      attack_protection: { user_lockout: { max_attempts: 7 }, enumeration_protection: { enabled: true } },
      actions: { delete_self: false },
    });
    const { auth_config, display_config, user_settings } = await environment();
    expect(auth_config).toMatchObject({ single_session_mode: true, phone_number: "off", username: "required", password: "required", first_name: "on", second_factors: [] });
    expect(auth_config.first_factors).toEqual(["email_code", "email_link", "password", "reset_password_email_code", "ticket"]);
    expect(display_config).toMatchObject({ application_name: "Acme", home_url: "https://acme.test", after_sign_in_url: "https://acme.test/in", after_sign_up_url: "http://localhost:3000/user", terms_url: "https://acme.test/terms", theme: { general: { color: "#123456" } } });
    expect(user_settings.attributes.phone_number).toMatchObject({ enabled: false, used_for_first_factor: false, used_for_second_factor: false, verifications: [] });
    expect(user_settings.attributes.username).toMatchObject({ enabled: true, required: true, used_for_first_factor: true });
    expect(user_settings.attributes.email_address).toMatchObject({ enabled: true, required: true, used_for_first_factor: true, verifications: ["email_code", "email_link"], verify_at_sign_up: true });
    expect(user_settings.password_settings).toMatchObject({ min_length: 12, show_zxcvbn: true, min_zxcvbn_strength: 3, require_numbers: true, disable_hibp: false });
    expect(user_settings.username_settings.min_length).toBe(6);
    expect(user_settings.sign_up).toMatchObject({ mode: "restricted", legal_consent_enabled: true, captcha_enabled: false });
    expect(user_settings.attack_protection).toMatchObject({ user_lockout: { max_attempts: 7 }, enumeration_protection: { enabled: true } });
    expect(user_settings.actions.delete_self).toBe(false);
  });
});

describe("PATCH /v1/environment", () => {
  it("200 with the same", async () => {
    expect(await new ApiBrowser().patch("/v1/environment")).toMatchObject({ status: 200, json: await environment() });
  });
});

describe("GET /v1/account_portal", () => {
  it("200 with how the pages are set up", async () => {
    expect(await new ApiBrowser().get("/v1/account_portal")).toMatchObject({ status: 200, json: { object: "account_portal", allowed: true, enabled: true, after_sign_in_url: expect.stringMatching(/^http/) } });
  });
});

describe("GET /v1/health", () => {
  it("200 for whoever asks", async () => expect(await new ApiBrowser(null).get("/v1/health")).toMatchObject({ status: 200, json: { status: "healthy" } }));
});

describe("GET /v1/proxy-health", () => {
  const ask = (headers: Record<string, string>) => new ApiBrowser(null).get("/v1/proxy-health", { query: { domain_id: "dmn_1" }, headers });
  const proxy = { "clerk-proxy-url": "https://app.example.test/__clerk" };

  it("200 for a proxy with a key of this instance", async () => {
    await database().secretKey.create({ data: { id: newId("secretKey"), name: "test", hint: "", keyHash: sha256("sk_test_ofthisinstance") } });
    expect(await ask({ ...proxy, "clerk-secret-key": "sk_test_ofthisinstance" })).toMatchObject({ status: 200, json: { status: "healthy", x_forwarded_for: "203.0.113.7" } });
  });

  it("401 for another key", async () => expect(await ask({ ...proxy, "clerk-secret-key": "sk_test_guessed" })).toMatchObject({ status: 401, json: { errors: [{ code: "clerk_key_invalid" }] } }));

  it("400 when it does not say where it stands", async () => expect((await ask({ "clerk-secret-key": "sk_test_ofthisinstance" })).status).toBe(400));
});

describe("/.well-known", () => {
  it("200 with the operator's apps", async () => {
    const fingerprint = Array.from({ length: 32 }, () => "AB").join(":");
    await changeSettings({ native_apps: { apple_app_ids: ["ABCDE12345.test.acme.app"], android: [{ package_name: "test.acme.app", sha256_cert_fingerprints: [fingerprint] }] } });
    expect((await new ApiBrowser().get("/.well-known/apple-app-site-association")).json).toEqual({ webcredentials: { apps: ["ABCDE12345.test.acme.app"] } });
    expect((await new ApiBrowser().get("/.well-known/assetlinks.json")).json).toMatchObject([{ target: { namespace: "android_app", package_name: "test.acme.app", sha256_cert_fingerprints: [fingerprint] } }]);
  });

  it("404 for origins that may use passkeys of this host: there are none", async () => {
    expect(await new ApiBrowser().get("/.well-known/webauthn")).toMatchObject({ status: 404, json: { errors: [{ code: "resource_not_found" }] } });
  });
});
