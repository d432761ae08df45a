import { describe, expect, it } from "vitest";
import type { SignInFactor } from "../../types";
import { firstFactors, nextStep, resetFactors, sameFactor, secondFactors, stepFor, type SignInFacts } from "./steps";

const password: SignInFactor = { strategy: "password" };
const primaryCode: SignInFactor = { strategy: "email_code", emailAddressId: "idn_1", safeIdentifier: "a****@b.test", primary: true };
const typedCode: SignInFactor = { strategy: "email_code", emailAddressId: "idn_2", safeIdentifier: "second@b.test" };
const link: SignInFactor = { strategy: "email_link", emailAddressId: "idn_1", safeIdentifier: "a****@b.test", primary: true };
const reset: SignInFactor = { strategy: "reset_password_email_code", emailAddressId: "idn_1", safeIdentifier: "a****@b.test" };
const phone: SignInFactor = { strategy: "phone_code", phoneNumberId: "idn_3", safeIdentifier: "+1•••00" };
const provider: SignInFactor = { strategy: "oauth_google" };

function facts(some: Partial<SignInFacts>): SignInFacts {
  return { status: "needs_first_factor", identifier: "second@b.test", supportedFirstFactors: null, supportedSecondFactors: null, createdSessionId: null, ...some };
}

describe("the next step of a sign-in", () => {
  it.each<[string, Partial<SignInFacts>, boolean, object]>([
    ["begins", { status: null }, false, { name: "start" }],
    ["begins anew when it was given up", { status: "abandoned" }, false, { name: "start" }],
    ["asks who it is", { status: "needs_identifier" }, false, { name: "start" }],
    ["asks for the password", { supportedFirstFactors: [primaryCode, password] }, false, { name: "password" }],
    ["sends a code where codes are preferred", { supportedFirstFactors: [password, primaryCode] }, true, { name: "code", factor: primaryCode }],
    ["asks for the password where there is nothing to send to", { supportedFirstFactors: [password] }, true, { name: "password" }],
    ["sends to the address that was typed", { supportedFirstFactors: [primaryCode, typedCode] }, false, { name: "code", factor: typedCode }],
    ["sends to the primary address otherwise", { identifier: "ada", supportedFirstFactors: [typedCode, primaryCode] }, false, { name: "code", factor: primaryCode }],
    ["sends a link where there are no codes", { supportedFirstFactors: [link, reset] }, false, { name: "link", factor: link }],
    ["has no way in", { supportedFirstFactors: [reset, provider] }, false, { name: "no_way" }],
    ["asks for the second factor", { status: "needs_second_factor", supportedSecondFactors: [phone] }, false, { name: "second", factor: phone }],
    ["prefers the authenticator app", { status: "needs_second_factor", supportedSecondFactors: [{ strategy: "backup_code" }, phone, { strategy: "totp" }] }, false, { name: "second", factor: { strategy: "totp" } }],
    ["has no second way", { status: "needs_second_factor", supportedSecondFactors: [] }, false, { name: "no_way" }],
    ["asks on a device that is not known", { status: "needs_client_trust", supportedSecondFactors: [primaryCode] }, false, { name: "second", factor: primaryCode }],
    ["asks for a new password", { status: "needs_new_password" }, false, { name: "new_password" }],
    ["is done", { status: "complete", createdSessionId: "sess_1" }, false, { name: "complete", sessionId: "sess_1" }],
  ])("%s", (_name, some, prefersCodes, step) => {
    expect(nextStep(facts(some), prefersCodes)).toEqual(step);
  });
});

it("offers what it can ask for, the quickest first", () => {
  expect(firstFactors(facts({ supportedFirstFactors: [provider, link, phone, reset, primaryCode, password] }))).toEqual([password, primaryCode, phone, link]);
  expect(secondFactors(facts({ supportedSecondFactors: null }))).toEqual([]);
  expect(resetFactors(facts({ supportedFirstFactors: [password, reset] }))).toEqual([reset]);
});

it("goes to the step of a factor", () => {
  expect(stepFor(password)).toEqual({ name: "password" });
  expect(stepFor(link)).toEqual({ name: "link", factor: link });
  expect(stepFor(phone)).toEqual({ name: "code", factor: phone });
});

it("tells two ways to one place, and one way to two places, apart", () => {
  expect(sameFactor(primaryCode, link)).toBe(false);
  expect(sameFactor(primaryCode, typedCode)).toBe(false);
  expect(sameFactor(primaryCode, { ...primaryCode })).toBe(true);
});
