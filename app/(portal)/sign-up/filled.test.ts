import { expect, it } from "vitest";
import { ApiError } from "@/lib/errors";
import { assertFilled } from "./filled";

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

function faults(values: Record<string, string>, wantsConsent = false): unknown[] {
  try {
    assertFilled(formOf(values), wantsConsent);
    return [];
  } catch (error) {
    return error instanceof ApiError ? error.errors.map(({ code, meta }) => [code, meta.param_name]) : [error];
  }
}

it("names every field that was shown and left empty", () => {
  expect(faults({ email_address: " ", password: "" })).toEqual([["form_param_missing", "email_address"], ["form_param_missing", "password"]]);
  expect(faults({ email_address: "ada@example.com", password: "long enough" })).toEqual([]);
});

it("does not ask for what was not shown", () => {
  expect(faults({ username: "ada" })).toEqual([]);
});

it("asks for the consent where the form does", () => {
  expect(faults({ email_address: "ada@example.com" }, true)).toEqual([["legal_not_accepted", "legal_accepted"]]);
  expect(faults({ email_address: "ada@example.com", legal_accepted: "true" }, true)).toEqual([]);
});
