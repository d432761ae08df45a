import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settingsSchema } from "@/lib/settings/schema";
import { checkPassword, type PasswordRules } from "./policy";

const defaults = settingsSchema.parse({}).password;
const facts = { param: "password", identifiers: [] as string[] };
const codes = (password: string, rules: Partial<PasswordRules> = {}, more: Partial<Parameters<typeof checkPassword>[2]> = {}) =>
  checkPassword(password, { ...defaults, ...rules }, { ...facts, ...more }).map((problem) => problem.code);

describe("checkPassword", () => {
  it("asks for 8 characters and nothing else by default", () => {
    expect(codes("abcdefg")).toEqual(["form_password_length_too_short"]);
    expect(codes("abcdefgh")).toEqual([]);
    expect(codes(" ".repeat(8))).toEqual([]);
  });

  it("counts characters, not UTF-16 units, and composed ones once", () => {
    expect(codes("😀".repeat(7))).toEqual(["form_password_length_too_short"]);
    expect(codes("😀".repeat(8))).toEqual([]);
    expect(codes("u\u0308".repeat(7))).toEqual(["form_password_length_too_short"]);
  });

  it("counts the maximum in bytes and says it", () => {
    expect(codes("a".repeat(256))).toEqual([]);
    expect(codes("é".repeat(128))).toEqual([]);
    expect(codes("é".repeat(129))).toEqual(["form_password_size_in_bytes_exceeded"]);
    const [problem] = checkPassword("a".repeat(257), defaults, { ...facts, param: "new_password" });
    expect(problem?.meta).toEqual({ param_name: "new_password", max_bytes: 256 });
    expect(problem?.long_message).toContain("256");
  });

  it("refuses a megabyte without working on it", () => {
    const startedMs = performance.now();
    expect(codes("a\u0323\u0307".repeat(350_000))).toEqual(["form_password_size_in_bytes_exceeded"]);
    expect(performance.now() - startedMs).toBeLessThan(50);
  });

  it.each([
    ["require_uppercase", "abcdefgh", "form_password_no_uppercase", "abcdefgÄ"],
    ["require_lowercase", "ABCDEFGH", "form_password_no_lowercase", "ABCDEFGñ"],
    ["require_numbers", "abcdefgh", "form_password_no_number", "abcdefg٣"],
    ["require_special_char", "abcd efgh", "form_password_no_special_char", "abcdefg€"],
  ] as const)("%s", (rule, without, code, with_) => {
    expect(codes(without, { [rule]: true })).toEqual([code]);
    expect(codes(with_, { [rule]: true })).toEqual([]);
  });

  it("names everything that is wrong at once", () => {
    expect(codes("abc", { require_uppercase: true, require_numbers: true })).toEqual(["form_password_length_too_short", "form_password_no_uppercase", "form_password_no_number"]);
  });

  it.each(["Anna.Ahmed@Example.com", "anna.ahmed", " ANNA.AHMED ", "+49301234567", "49301234567", "ÖZLEM-1990"])("refuses %j for the person who has it as an identifier", (password) => {
    const identifiers = ["anna.ahmed@example.com", "+49301234567", "özlem-1990", ""];
    expect(codes(password, {}, { identifiers })).toEqual(["form_password_matches_identifier"]);
    expect(codes(`${password}!`, {}, { identifiers })).toEqual([]);
  });

  it("asks for a strength where the rules do, and passes the suggestions on", () => {
    const strength = { score: 2, suggestions: [{ code: "anotherWord", message: "Add more words." }] };
    expect(codes("abcdefgh", { min_strength: 2 }, { strength })).toEqual([]);
    const [problem] = checkPassword("abcdefgh", { ...defaults, min_strength: 3 }, { ...facts, strength });
    expect(problem).toMatchObject({ code: "form_password_not_strong_enough", meta: { param_name: "password", zxcvbn: { suggestions: strength.suggestions } } });
  });

  it("holds for any text: the length decides when nothing else is asked for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.integer({ min: 8, max: 72 }), fc.integer({ min: 64, max: 600 }), (password, min_length, max_bytes) => {
        const composed = password.replace(/\p{Zs}/gu, " ").normalize("NFC");
        const tooShort = [...composed].length < min_length;
        const tooLong = new TextEncoder().encode(composed).length > max_bytes;
        const found = codes(password, { min_length, max_bytes });
        expect(found.includes("form_password_length_too_short")).toBe(tooShort);
        expect(found.includes("form_password_size_in_bytes_exceeded")).toBe(tooLong);
        expect(found).toHaveLength(Number(tooShort) + Number(tooLong));
      }),
    );
  });

  it("judges both spellings of a text alike", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (password) => {
        const rules = { require_uppercase: true, require_lowercase: true, require_numbers: true, require_special_char: true };
        expect(codes(password.normalize("NFD"), rules)).toEqual(codes(password.normalize("NFC"), rules));
      }),
    );
  });

  it("carries the parameter's name on every problem, and never the password", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4, maxLength: 40 }).map((text) => `§§${text}`), (password) => {
        const problems = checkPassword(password, { ...defaults, min_length: 72, require_numbers: true, require_uppercase: true }, { param: "new_password", identifiers: [password] });
        for (const problem of problems) expect(problem.meta.param_name).toBe("new_password");
        expect(JSON.stringify(problems)).not.toContain(JSON.stringify(password).slice(1, -1));
      }),
    );
  });
});
