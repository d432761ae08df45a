import { expect, it } from "vitest";
import { missingFields, signUpForm } from "./form-fields";

type Mode = "off" | "optional" | "required";
type Modes = Partial<Record<"email_address" | "phone_number" | "username" | "password" | "first_name" | "last_name", Mode>>;

const settings = (modes: Modes) => {
  const all = { email_address: "off", phone_number: "off", username: "off", password: "off", first_name: "off", last_name: "off", ...modes };
  return Object.fromEntries(Object.entries(all).map(([field, mode]) => [field, { mode }])) as unknown as Parameters<typeof signUpForm>[0];
};

it("asks a fresh instance's people for address and password alone", () => {
  const fresh = settings({ email_address: "required", phone_number: "optional", username: "optional", password: "required", first_name: "optional", last_name: "optional" });
  expect(signUpForm(fresh)).toEqual({ fields: ["email_address", "password"], alternatives: [] });
});

it("asks for all that is required, in reading order", () => {
  const all = settings({ password: "required", username: "required", last_name: "required", phone_number: "required", email_address: "required", first_name: "required" });
  expect(signUpForm(all).fields).toEqual(["first_name", "last_name", "email_address", "phone_number", "username", "password"]);
});

it("lets the person choose the identifier where none is required", () => {
  const open = settings({ email_address: "optional", phone_number: "optional", username: "optional", password: "required" });
  expect(signUpForm(open)).toEqual({ fields: ["email_address", "password"], alternatives: ["phone_number", "username"] });
  expect(signUpForm(open, "phone_number")).toEqual({ fields: ["phone_number", "password"], alternatives: ["email_address", "username"] });
  expect(signUpForm(open, "password").fields).toEqual(["email_address", "password"]);
});

it("does not offer what is off", () => {
  expect(signUpForm(settings({ phone_number: "optional" }), "email_address")).toEqual({ fields: ["phone_number"], alternatives: [] });
});

it("wants a password of who has a username alone", () => {
  const loose = settings({ email_address: "optional", username: "optional", password: "optional" });
  expect(signUpForm(loose).fields).toEqual(["email_address"]);
  expect(signUpForm(loose, "username").fields).toEqual(["username", "password"]);
});

it("asks for what is missing", () => {
  expect(missingFields(["password", "email_address_or_phone_number", "legal_accepted"])).toEqual(["email_address", "password"]);
});
