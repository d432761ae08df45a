import { describe, expect, it } from "vitest";
import { readListEntry } from "./identifier";
import { entriesFor, isSubaddress, shutOut, withoutGmailDots } from "./rules";

describe("shutOut", () => {
  const one = (name: string, isAllowed: boolean, isBlocked: boolean) => ({ name, isAllowed, isBlocked });
  const [known, unknown, blocked, both] = [one("known", true, false), one("unknown", false, false), one("blocked", false, true), one("both", true, true)];
  const lists = { neither: { allowlist: false, blocklist: false }, allowlist: { allowlist: true, blocklist: false }, blocklist: { allowlist: false, blocklist: true }, together: { allowlist: true, blocklist: true } };

  it.each([
    ["neither", [unknown, blocked], []],
    ["allowlist", [known], []],
    ["allowlist", [unknown], ["unknown"]],
    ["allowlist", [known, unknown], []],
    ["allowlist", [known, blocked], []],
    ["allowlist", [], []],
    ["blocklist", [unknown], []],
    ["blocklist", [unknown, blocked], ["blocked"]],
    ["blocklist", [both], ["both"]],
    ["together", [both], []],
    ["together", [unknown, blocked], ["blocked"]],
    ["together", [known, blocked], ["blocked"]],
    ["together", [unknown], ["unknown"]],
  ] as const)("with %s in force", (name, identifiers, out) => expect(shutOut([...identifiers], lists[name]).map((each) => each.name)).toEqual(out));
});

describe("entries", () => {
  it("of an address are itself and its domain; of anything else itself", () => {
    expect(entriesFor({ type: "email_address", value: "a@b.test" })).toEqual(["a@b.test", "*@b.test"]);
    expect(entriesFor({ type: "phone_number", value: "+14155550123" })).toEqual(["+14155550123"]);
  });

  it("are written so that they are found again", () => {
    for (const [written, address] of [["*@Bücher.example", "x@xn--bcher-kva.example"], ["@b.test", "x@b.test"], ["X@B.test", "x@b.test"]] as const)
      expect(entriesFor({ type: "email_address", value: address })).toContain(readListEntry(written, "US")?.value);
  });
});

describe("addresses", () => {
  it("are subaddresses by a sign before the @", () => expect(["a+b@c.test", "a=b@c.test", "a#b@c.test", "ab@c.test", "a-b@c.test"].map(isSubaddress)).toEqual([true, true, true, false, false]));
  it("lose their dots at Gmail alone, whose two domains are one", () => expect(["a.b.c@gmail.com", "a.b@googlemail.com", "a.b@c.test"].map(withoutGmailDots)).toEqual(["abc@gmail.com", "ab@gmail.com", null]));
});
