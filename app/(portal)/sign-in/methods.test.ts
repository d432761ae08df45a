import { expect, it } from "vitest";
import type { Factor } from "@/lib/flows/sign-in/factors";
import { methodsOf } from "./methods";

const mail = (strategy: "email_code" | "email_link" | "reset_password_email_code", id = "idn_1"): Factor => ({ strategy, email_address_id: id, safe_identifier: "a****@example.com", primary: true });
const phone: Factor = { strategy: "phone_code", phone_number_id: "idn_2", safe_identifier: "+1 ********67", primary: true, default: false };
const kinds = (factors: Factor[] | null, last: string | null = null) => methodsOf(factors, last).map(({ kind }) => kind);

it("offers a code and a link to one address as one way", () => {
  expect(kinds([{ strategy: "password" }, mail("email_code"), mail("email_link"), phone])).toEqual(["password", "email_code_and_link", "phone_code"]);
  expect(kinds([mail("email_code")])).toEqual(["email_code"]);
  expect(kinds([mail("email_link")])).toEqual(["email_link"]);
});

it("keeps the addresses apart", () => {
  expect(kinds([mail("email_code", "idn_1"), mail("email_link", "idn_3")])).toEqual(["email_code", "email_link"]);
});

it("leaves out what only resets a password", () => {
  expect(kinds([mail("reset_password_email_code")])).toEqual([]);
  expect(kinds(null)).toEqual([]);
});

it("puts the one that was used last first, once", () => {
  const methods = methodsOf([{ strategy: "password" }, mail("email_code"), mail("email_code", "idn_3"), phone], "email_code");
  expect(methods.map(({ kind, lastUsed }) => [kind, lastUsed])).toEqual([["email_code", true], ["password", false], ["email_code", false], ["phone_code", false]]);
  expect(methodsOf([mail("email_code"), mail("email_link")], "email_link")[0]?.lastUsed).toBe(true);
  expect(methodsOf([{ strategy: "password" }], "phone_code")[0]?.lastUsed).toBe(false);
});
