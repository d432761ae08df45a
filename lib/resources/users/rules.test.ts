import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settingsSchema } from "@/lib/settings/schema";
import { canSignIn, mayBecome, normaliseUsername, usernameProblem, type SignInFacts } from "./rules";

const settings = settingsSchema.parse({});

describe("usernameProblem", () => {
  it.each(["alice", "Al-ice_9", "a".repeat(64), "____a"])("accepts %s", (text) => expect(usernameProblem(text, settings.username)).toBeNull());

  it.each([
    ["abc", "form_username_invalid_length"],
    ["a".repeat(65), "form_username_invalid_length"],
    ["alice smith", "form_username_invalid_character"],
    ["alice@b", "form_username_invalid_character"],
    ["älice", "form_username_invalid_character"],
    ["аlice", "form_username_invalid_character"],
    ["ali.ce", "form_username_invalid_character"],
    ["alice\n", "form_username_invalid_character"],
    ["15551234567", "form_username_needs_non_number_char"],
    ["----", "form_username_needs_non_number_char"],
  ])("refuses %j with %s", (text, code) => expect(usernameProblem(text, settings.username)).toMatchObject({ code, meta: { param_name: "username" } }));

  it("accepts nothing but ASCII", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 4, maxLength: 20 }), (text) => usernameProblem(text, settings.username) !== null || /^[\w-]+$/.test(text)));
  });
});

it("normaliseUsername folds case and compatibility forms", () => {
  expect(normaliseUsername(" ALICE ")).toBe("alice");
  expect(normaliseUsername("Ａlice")).toBe("alice");
});

const proved = { id: "idn_1", claim: "a@b.test" };
const unproved = { id: "idn_2", claim: null };
const nobody: SignInFacts = { passwordDigest: null, usernameClaim: null, emailAddresses: [], phoneNumbers: [], otherWays: [] };
const withPassword = { ...nobody, passwordDigest: "$argon2id$" };

describe("canSignIn", () => {
  it.each<[string, SignInFacts, boolean]>([
    ["nothing", nobody, false],
    ["a password alone", withPassword, false],
    ["a username alone", { ...nobody, usernameClaim: "alice" }, false],
    ["a username and a password", { ...withPassword, usernameClaim: "alice" }, true],
    ["a proved address", { ...nobody, emailAddresses: [proved] }, true],
    ["an unproved address and a password", { ...withPassword, emailAddresses: [unproved] }, false],
    ["a proved number", { ...nobody, phoneNumbers: [proved] }, true],
    ["a connected account", { ...nobody, otherWays: ["google:1"] }, true],
    ["a connected account that was never confirmed", { ...nobody, otherWays: [null] }, false],
  ])("with %s", (_, facts, expected) => expect(canSignIn(facts, settings)).toBe(expected));

  it("follows the settings", () => {
    const noCodes = settingsSchema.parse({ email_address: { strategies: [] } });
    expect(canSignIn({ ...nobody, emailAddresses: [proved] }, noCodes)).toBe(false);
    expect(canSignIn({ ...withPassword, emailAddresses: [proved] }, noCodes)).toBe(true);
    const notForSignIn = settingsSchema.parse({ email_address: { used_for_sign_in: false } });
    expect(canSignIn({ ...withPassword, emailAddresses: [proved] }, notForSignIn)).toBe(false);
    const noPasswords = settingsSchema.parse({ password: { mode: "off" } });
    expect(canSignIn({ ...withPassword, usernameClaim: "alice" }, noPasswords)).toBe(false);
  });
});

describe("mayBecome", () => {
  const optional = settingsSchema.parse({ email_address: { mode: "optional" } });

  it("keeps the last required address even where a number could sign in", () => {
    const before = { ...withPassword, emailAddresses: [proved], phoneNumbers: [proved] };
    expect(mayBecome(before, { ...before, emailAddresses: [] }, settings)).toBe(false);
    expect(mayBecome(before, { ...before, emailAddresses: [] }, optional)).toBe(true);
  });

  it("keeps the last way to sign in", () => {
    const before = { ...nobody, emailAddresses: [proved] };
    expect(mayBecome(before, nobody, optional)).toBe(false);
    expect(mayBecome({ ...before, emailAddresses: [proved, unproved] }, { ...nobody, emailAddresses: [unproved] }, optional)).toBe(false);
  });

  it("lets go of what never was a way to sign in", () => {
    expect(mayBecome({ ...nobody, emailAddresses: [unproved] }, nobody, settings)).toBe(true);
  });
});
