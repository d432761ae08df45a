import { describe, expect, it } from "vitest";
import { attributes, type Attribute, type AttributeName, type Environment } from "../environment";
import { kindOf, missingForm, nextStep, signUpForm, type SignUpFacts } from "./steps";

type Mode = "off" | "optional" | "required";

function environment(modes: Partial<Record<AttributeName, Mode>>): Pick<Environment, "attributes"> {
  const attribute = (mode: Mode = "off"): Attribute => ({ enabled: mode !== "off", required: mode === "required", signsIn: false, verifications: [] });
  return { attributes: Object.fromEntries(attributes.map((name) => [name, attribute(modes[name])])) as Environment["attributes"] };
}

function facts(some: Partial<SignUpFacts>): SignUpFacts {
  return { status: "missing_requirements", missingFields: [], unverifiedFields: [], verifications: {}, createdSessionId: null, ...some };
}

describe("the next step of a sign-up", () => {
  it.each<[string, Partial<SignUpFacts>, object]>([
    ["begins", { status: null }, { name: "start" }],
    ["begins anew when it was given up", { status: "abandoned" }, { name: "start" }],
    ["asks for what is missing before it sends anything", { missingFields: ["username"], unverifiedFields: ["email_address"] }, { name: "continue", missing: ["username"] }],
    ["sends a code", { unverifiedFields: ["phone_number", "email_address"], verifications: { emailAddress: { supportedStrategies: ["email_link", "email_code"] } } }, { name: "email_code" }],
    ["sends a link where there are no codes", { unverifiedFields: ["email_address"], verifications: { emailAddress: { supportedStrategies: ["email_link"] } } }, { name: "email_link" }],
    ["sends a code where nothing is said", { unverifiedFields: ["email_address"] }, { name: "email_code" }],
    ["sends a text message", { unverifiedFields: ["phone_number"] }, { name: "phone_code" }],
    ["is done", { status: "complete", createdSessionId: "sess_1" }, { name: "complete", sessionId: "sess_1" }],
  ])("%s", (_name, some, step) => {
    expect(nextStep(facts(some))).toEqual(step);
  });
});

describe("the form of a sign-up", () => {
  const names = ({ fields }: ReturnType<typeof signUpForm>) => fields.map(({ name, optional }) => (optional ? `${name}?` : name));

  it("asks for what is required, in reading order, and nothing more", () => {
    const form = signUpForm(environment({ password: "required", email_address: "required", phone_number: "optional", last_name: "required", first_name: "optional" }));
    expect(names(form)).toEqual(["last_name", "email_address", "password"]);
    expect(form.alternatives).toEqual([]);
  });

  it("shows what the app knows already", () => {
    expect(names(signUpForm(environment({ email_address: "required", phone_number: "optional", first_name: "optional" }), ["first_name", "phone_number", "username"]))).toEqual(["first_name?", "email_address", "phone_number?"]);
  });

  it("asks for one identifier where any will do, and offers the others", () => {
    const any = environment({ email_address: "optional", phone_number: "optional", username: "optional", password: "optional" });
    expect(signUpForm(any)).toEqual({ fields: [{ name: "email_address", optional: false }], alternatives: ["phone_number", "username"] });
    expect(names(signUpForm(any, [], "phone_number"))).toEqual(["phone_number"]);
    expect(names(signUpForm(any, ["phone_number"]))).toEqual(["phone_number"]);
    expect(names(signUpForm(any, [], "username"))).toEqual(["username", "password"]);
  });

  it("asks for what is missing", () => {
    expect(names(missingForm(["password", "email_address_or_phone_number", "legal_accepted"]))).toEqual(["email_address", "password"]);
  });
});

it.each([
  ["ada@example.test", "email_address"],
  ["+49 30 901820", "phone_number"],
  ["ada", undefined],
  ["", undefined],
])("takes %j for what it looks like, where the instance has that", (text, kind) => {
  expect(kindOf(text, environment({ email_address: "required", phone_number: "optional" }))).toBe(kind);
});
