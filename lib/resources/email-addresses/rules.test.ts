import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTestEmailAddress, maskEmailAddress, normaliseEmailAddress } from "./rules";

describe("normaliseEmailAddress", () => {
  it.each([
    ["  Alice@Example.COM\n", "alice@example.com"],
    ["first.last+tag@sub.example.org", "first.last+tag@sub.example.org"],
    ["o'brien@example.ie", "o'brien@example.ie"],
    ["anna@münchen.example", "anna@xn--mnchen-3ya.example"],
    ["anna@mu\u0308nchen.example", "anna@xn--mnchen-3ya.example"],
    [`${"a".repeat(64)}@b.test`, `${"a".repeat(64)}@b.test`],
  ])("writes %j as %j", (text, address) => expect(normaliseEmailAddress(text)).toBe(address));

  it.each([
    ["nothing", ""],
    ["no at sign", "alice.example.com"],
    ["no local part", "@example.com"],
    ["no domain", "alice@"],
    ["a host without a dot", "alice@localhost"],
    ["two at signs", "a@b@c.test"],
    ["two addresses", "a@x.test,b@y.test"],
    ["two addresses with a semicolon", "a@x.test;b@y.test"],
    ["a display name", "Alice <a@x.test>"],
    ["a line break inside", "a@x.test\r\nBcc: b@y.test"],
    ["a NUL", "a\0@x.test"],
    ["a space inside", "a b@x.test"],
    ["a quoted local part", '"a b"@x.test'],
    ["a comment", "a(comment)@x.test"],
    ["a full-width at sign", "a＠x.test"],
    ["a full-width at sign beside a plain one", "a@b＠x.test"],
    ["full-width letters in the domain", "a@ｅxample.test"],
    ["an ideographic full stop", "a@x。test"],
    ["a zero-width space", "a@exam\u200bple.test"],
    ["a right-to-left mark", "a\u200f@example.test"],
    ["a dotted capital I", "İ@example.test"],
    ["the Kelvin sign", "\u212A@example.test"],
    ["a Cyrillic local part", "аdmin@example.test"],
    ["dots in a row", "a..b@example.test"],
    ["a dot in front", ".a@example.test"],
    ["a dot at the end of the domain", "a@example.test."],
    ["an empty label", "a@example..test"],
    ["a label that starts with a hyphen", "a@-example.test"],
    ["an IPv4 address", "a@127.0.0.1"],
    ["a short IPv4 address", "a@127.1"],
    ["an address literal", "a@[127.0.0.1]"],
    ["a percent sign in the domain", "a@ex%41mple.test"],
    ["65 characters before the at sign", `${"a".repeat(65)}@b.test`],
    ["255 characters", `a@${`${"b".repeat(61)}.`.repeat(4)}test1`],
  ])("refuses %s", (_, text) => expect(normaliseEmailAddress(text)).toBeNull());

  it("is idempotent and yields printable ASCII with one at sign, whatever it is given", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.emailAddress(), fc.tuple(fc.string({ unit: "grapheme" }), fc.domain()).map((parts) => parts.join("@")));
    fc.assert(
      fc.property(text, (written) => {
        const address = normaliseEmailAddress(written);
        if (address === null) return;
        expect(normaliseEmailAddress(address)).toBe(address);
        expect(address).toMatch(/^[!-?A-~]{1,64}@[a-z0-9.-]{3,}$/);
        expect(address.length).toBeLessThanOrEqual(254);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not tell upper from lower case", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(normaliseEmailAddress(address.toUpperCase())).toBe(normaliseEmailAddress(address));
      }),
    );
  });

  it("answers at once to something long", () => {
    const started = performance.now();
    expect(normaliseEmailAddress(`${"a.".repeat(500_000)}@b.test`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(50);
  });
});

describe("isTestEmailAddress", () => {
  it.each(["a+clerk_test@b.test", "a+x+clerk_test@b.test"])("knows %s", (address) => expect(isTestEmailAddress(address)).toBe(true));
  it.each(["a@b.test", "a+clerk_test1@b.test", "clerk_test@b.test", "a@x+clerk_test.test"])("does not take %s for one", (address) => expect(isTestEmailAddress(address)).toBe(false));
});

it("masks all but the first character and the domain", () => {
  expect(maskEmailAddress("alice@example.com")).toBe("a****@example.com");
  expect(maskEmailAddress("a@example.com")).toBe("a****@example.com");
});
