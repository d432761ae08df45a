import { beforeAll, describe, expect, it } from "vitest";
import { useEncryptionKeys } from "@/lib/encryption";
import { comparableKey, storedKey } from "@/lib/rate-limits/key";

beforeAll(() => useEncryptionKeys("rate limit tests, a key of enough characters"));

describe("comparableKey", () => {
  it.each([
    ["network", "2001:db8::1", "2001:db8::ffff:1"],
    ["network", "203.0.113.9", "::ffff:203.0.113.9"],
    ["network", null, "not an address"],
    ["identifier", "Ann@Example.com ", "ann@example.com"],
    ["identifier", "ann＠example.com", "ann@example.com"],
    ["country", "de", "DE"],
  ] as const)("%s: %s counts as %s", (kind, one, other) => expect(comparableKey(kind, one)).toBe(comparableKey(kind, other)));

  it.each([
    ["network", "203.0.113.9", "203.0.113.10"],
    ["network", "2001:db8::1", "2001:db8:0:1::1"],
    ["identifier", "ann@example.com", "bob@example.com"],
    ["id", "user_A", "user_a"],
  ] as const)("%s: %s does not count as %s", (kind, one, other) => expect(comparableKey(kind, one)).not.toBe(comparableKey(kind, other)));
});

describe("storedKey", () => {
  it("hides what it counts", () => expect(storedKey(["identifier"], ["ann@example.com"])).toMatch(/^[A-Za-z0-9_-]{43}$/));

  it("does not confuse the parts of a key", () => {
    const kinds = ["identifier", "identifier"] as const;
    expect(storedKey(kinds, ["a", "b"])).toBe(storedKey(kinds, ["A ", "b"]));
    expect(storedKey(kinds, ["a", "b"])).not.toBe(storedKey(kinds, ["b", "a"]));
    expect(storedKey(kinds, ['a","b', "c"])).not.toBe(storedKey(kinds, ["a", 'b","c']));
    expect(() => storedKey(kinds, ["a"])).toThrow("parts");
  });
});
