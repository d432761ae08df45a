import fc from "fast-check";
import { expect, it } from "vitest";
import { extractCode } from "./extract-code";

it.each([
  ["123456", "123456"],
  ["123 456", "123456"],
  ["123-456", "123456"],
  ["  123\u00a0456\n", "123456"],
  ["1 2 3 4 5 6", "123456"],
  ["123–456", "123456"],
  ["Your Acme code is 424242. It works for 10 minutes.", "424242"],
  ["Your code\n\n123 456\n\nAsked from Berlin on 21 November 2026 at 14:05", "123456"],
  ["Code: 987654 — call +49 30 1234567 if this was not you", "987654"],
  ["٤٢٤ ٢٤٢", "424242"],
])("takes the code out of %j", (pasted, code) => {
  expect(extractCode(pasted, 6)).toBe(code);
});

it.each(["", "12345", "1234567", "+491234567890", "no figures", "12 34 56"])("finds none in %j", (pasted) => {
  expect(extractCode(pasted, 6)).toBeNull();
});

it("finds any code in a sentence", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), (number) => {
      const code = String(number).padStart(6, "0");
      expect(extractCode(`Use ${code} to sign in`, 6)).toBe(code);
    }),
  );
});
