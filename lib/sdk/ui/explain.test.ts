import { expect, it } from "vitest";
import { ClerkAPIResponseError, ClerkRuntimeError, type ClerkAPIError } from "../errors";
import { errorCodes, explain, explainInOne } from "./explain";
import { de } from "./words/de";
import { en } from "./words/en";

const environment = { password: { minLength: 10, maxLength: 256 }, username: { minLength: 4, maxLength: 64 } };
const speaker = { words: en, language: "en", environment };

function refused(errors: ClerkAPIError[], retryAfter?: number): ClerkAPIResponseError {
  return new ClerkAPIResponseError("refused", { errors, status: 422, retryAfter });
}

it("puts a mistake under the field that the server names", () => {
  const error = refused([{ code: "form_code_incorrect", message: "Incorrect code", meta: { paramName: "code" } }]);
  expect(explain(error, ["code"], speaker)).toEqual({ fields: [{ name: "code", message: en.errors.form_code_incorrect }], general: [], codes: ["form_code_incorrect"], retryAfterSeconds: 0 });
});

it("says above the form what belongs to no field of it", () => {
  const error = refused([
    { code: "user_locked", message: "Account locked" },
    { code: "form_param_missing", message: "is missing", meta: { paramName: "elsewhere" } },
  ]);
  expect(explain(error, ["code"], speaker).general).toEqual([en.errors.user_locked, en.errors.form_param_missing]);
  expect(errorCodes(error)).toEqual(["user_locked", "form_param_missing"]);
});

it("fills the instance's figures in, in the person's language", () => {
  const error = refused([{ code: "form_password_length_too_short", message: "Password is too short" }]);
  expect(explainInOne(error, speaker)).toBe("Use at least 10 characters.");
  expect(explainInOne(error, { words: de, language: "de", environment })).toBe("Verwenden Sie mindestens 10 Zeichen.");
  expect(explainInOne(refused([{ code: "form_username_invalid_length", message: "" }]), speaker)).toBe("Use 4 to 64 characters.");
});

it("tells when to try again", () => {
  expect(explain(refused([{ code: "too_many_requests", message: "Too many requests" }], 42), [], speaker).retryAfterSeconds).toBe(42);
});

it.each(["constructor", "toString", "a_new_code"])("passes the server's sentence on for %s", (code) => {
  expect(explainInOne(refused([{ code, message: "Short", longMessage: "A whole sentence." }]), speaker)).toBe("A whole sentence.");
});

it("knows a network that is down from a mistake of its own", () => {
  expect(explainInOne(new ClerkRuntimeError("no network", "network_error"), speaker)).toBe(en.offline);
  expect(explainInOne(new TypeError("Failed to fetch"), speaker)).toBe(en.offline);
  expect(explainInOne(new Error("something else"), speaker)).toBe(en.errors.internal_clerk_error);
  expect(errorCodes("not even an error")).toEqual([]);
});
