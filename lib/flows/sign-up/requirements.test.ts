import { describe, expect, it } from "vitest";
import { settingsSchema } from "@/lib/settings/schema";
import { after, DAY } from "@/lib/time";
import { signUpRequirements, signUpStatus, type SignUpFacts } from "./requirements";

const nothing: SignUpFacts = {
  email_address: false,
  phone_number: false,
  username: false,
  password: false,
  first_name: false,
  last_name: false,
  legal_accepted: false,
  emailVerified: false,
  phoneVerified: false,
};
const fresh = settingsSchema.parse({});
const anyOne = settingsSchema.parse({ email_address: { mode: "optional" }, phone_number: { mode: "optional" }, password: { mode: "optional" } });

describe("signUpRequirements", () => {
  it("asks a fresh instance's visitor for an address and a password, then for the proof of the address", () => {
    expect(signUpRequirements(nothing, fresh).missing_fields).toEqual(["email_address", "password"]);
    const given = signUpRequirements({ ...nothing, email_address: true, password: true }, fresh);
    expect(given).toMatchObject({ missing_fields: [], unverified_fields: ["email_address"] });
    expect(signUpRequirements({ ...nothing, email_address: true, password: true, emailVerified: true }, fresh)).toMatchObject({ missing_fields: [], unverified_fields: [] });
  });

  it("takes any identifier where none is required", () => {
    expect(signUpRequirements(nothing, anyOne).missing_fields).toEqual(["email_address_or_phone_number"]);
    expect(signUpRequirements({ ...nothing, phone_number: true }, anyOne)).toMatchObject({ missing_fields: [], unverified_fields: ["phone_number"] });
  });

  it("wants a password of somebody who is known by a username alone", () => {
    expect(signUpRequirements({ ...nothing, username: true }, anyOne).missing_fields).toEqual(["password"]);
    expect(signUpRequirements({ ...nothing, username: true, password: true }, anyOne).missing_fields).toEqual([]);
  });

  it("proves an optional number too, once it was given", () => {
    expect(signUpRequirements({ ...nothing, email_address: true, emailVerified: true, password: true, phone_number: true }, fresh).unverified_fields).toEqual(["phone_number"]);
  });

  it("asks for consent where the instance does", () => {
    const consenting = settingsSchema.parse({ sign_up: { legal_consent_enabled: true } });
    expect(signUpRequirements(nothing, consenting).missing_fields).toContain("legal_accepted");
    expect(signUpRequirements({ ...nothing, legal_accepted: true }, consenting).missing_fields).not.toContain("legal_accepted");
  });
});

describe("signUpStatus", () => {
  const now = new Date("2026-11-21T10:00:00Z");
  const open = { requirements: signUpRequirements(nothing, fresh), createdUserId: null, abandonAt: after(now, DAY) };
  const met = { ...open, requirements: { ...open.requirements, missing_fields: [], unverified_fields: [] } };

  it.each([
    [open, "missing_requirements"],
    [met, "complete"],
    [{ ...met, abandonAt: now }, "abandoned"],
    [{ ...open, createdUserId: "user_1", abandonAt: now }, "complete"],
  ])("%# follows from the facts", (facts, status) => expect(signUpStatus(facts, now)).toBe(status));
});
