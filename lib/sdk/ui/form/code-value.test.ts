import { expect, it } from "vitest";
import { codeFigures, pastedCode } from "./code-value";

it.each([
  ["123456", "123456"],
  ["12 34-56 78", "123456"],
  ["١٢٣٤٥٦", "123456"],
  ["۱۲۳۴۵۶", "123456"],
  ["abc", ""],
])("takes the figures out of %j", (typed, code) => {
  expect(codeFigures(typed)).toBe(code);
});

it.each([
  ["123456", "123456"],
  ["123 456", "123456"],
  ["123-456", "123456"],
  ["Your code is 123 456. It works for 10 minutes.", "123456"],
  ["رمزك ١٢٣٤٥٦", "123456"],
  ["Call +15551234567", null],
  ["12345", null],
])("finds the code in %j", (pasted, code) => {
  expect(pastedCode(pasted)).toBe(code);
});
