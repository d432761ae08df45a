import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countryOf, formatPhoneNumber, isTestPhoneNumber, maskPhoneNumber, normalisePhoneNumber } from "./rules";

describe("normalisePhoneNumber", () => {
  it.each([
    ["+15551234567", "US", "+15551234567"],
    ["15551234567", "US", "+15551234567"],
    ["15551234567", "GB", "+15551234567"],
    ["(212) 555-0123", "US", "+12125550123"],
    ["5551234567", "US", "+15551234567"],
    ["0151 23456789", "DE", "+4915123456789"],
    ["15123456789", "DE", "+4915123456789"],
    ["07911 123456", "GB", "+447911123456"],
    ["447911123456", "US", "+447911123456"],
    ["0049 151 23456789", "US", "+4915123456789"],
    [" +49 (151) 2345-6789 ", "US", "+4915123456789"],
    ["+33 6 12 34 56 78", "XX", "+33612345678"],
  ])("writes %j in %s as %s", (text, country, number) => expect(normalisePhoneNumber(text, country)).toBe(number));

  it.each(["", "+", "1", "123", "+1555123", "alice", "a@b.test", "+1 555 123 4567 ext. 8", "+1 555 CALL NOW", "1;drop", "+155512345678901234", "+99912345678", "+1555\u202e1234567", "1".repeat(100_000)])(
    "refuses %.40j",
    (text) => expect(normalisePhoneNumber(text, "US")).toBeNull(),
  );

  it("is idempotent and yields E.164, whatever it is given", () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^\+?[0-9 ()-]{5,18}$/));
    fc.assert(
      fc.property(text, fc.constantFrom("US", "DE", "BR", "XX"), (written, country) => {
        const number = normalisePhoneNumber(written, country);
        if (number === null) return;
        expect(number).toMatch(/^\+[1-9]\d{4,14}$/);
        expect(normalisePhoneNumber(number, country)).toBe(number);
        expect(normalisePhoneNumber(number, "JP")).toBe(number);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("isTestPhoneNumber", () => {
  it.each(["+12015550100", "+19995550199"])("knows %s", (number) => expect(isTestPhoneNumber(number)).toBe(true));
  it.each(["+12015550200", "+12015550099", "+4420155501000", "12015550100"])("does not take %s for one", (number) => expect(isTestPhoneNumber(number)).toBe(false));
});

it("masks all but the country and the last two digits", () => {
  expect(maskPhoneNumber("+15551234567")).toBe("+1 ********67");
  expect(maskPhoneNumber("+4915123456789")).toBe("+49 *********89");
});

it("formats for people", () => expect(formatPhoneNumber("+4915123456789")).toBe("+49 1512 3456789"));

it("tells the country as far as the number does", () => {
  expect(countryOf("+4915123456789")).toBe("DE");
  expect(countryOf("+14165550123")).toBe("CA");
  expect(countryOf("+88312345678")).toBeNull();
});
