import { expect, it } from "vitest";
import { pathOfSignUp, type SignUpFacts, type SignUpPage } from "./path";

const facts = (over: Partial<SignUpFacts>): SignUpFacts => ({ status: "missing_requirements", created_session_id: null, email_address: "ada@example.com", missing_fields: [], unverified_fields: [], ...over });

it.each<[string, SignUpFacts | null, SignUpPage]>([
  ["no sign-up", null, "/sign-up"],
  ["abandoned", facts({ status: "abandoned", missing_fields: ["password"] }), "/sign-up"],
  ["something is missing", facts({ missing_fields: ["password"], unverified_fields: ["email_address"] }), "/sign-up/continue"],
  ["an address is to be proved", facts({ unverified_fields: ["email_address"] }), "/sign-up/verify-email"],
  ["a number is to be proved", facts({ unverified_fields: ["phone_number"] }), "/sign-up/verify-phone"],
  ["both are: the address first", facts({ unverified_fields: ["email_address", "phone_number"] }), "/sign-up/verify-email"],
  ["proved by a link in another browser", facts({ status: "complete" }), "/sign-up/verify-email"],
  ["complete without an address", facts({ status: "complete", email_address: null }), "/sign-up"],
  ["done", facts({ status: "complete", created_session_id: "sess_1" }), "/sign-up"],
])("%s", (_name, view, path) => {
  expect(pathOfSignUp(view)).toBe(path);
});

it("keeps a page that fits, and leaves one that does not", () => {
  const both = facts({ unverified_fields: ["email_address", "phone_number"] });
  expect(pathOfSignUp(both, "/sign-up/verify-phone")).toBe("/sign-up/verify-phone");
  expect(pathOfSignUp(both, "/sign-up/continue")).toBe("/sign-up/verify-email");
  expect(pathOfSignUp(facts({ missing_fields: ["password"] }), "/sign-up/verify-email")).toBe("/sign-up/continue");
  expect(pathOfSignUp(null, "/sign-up/verify-email")).toBe("/sign-up");
  expect(pathOfSignUp(facts({ status: "complete", created_session_id: "sess_1" }), "/sign-up/verify-email")).toBe("/sign-up");
});
