import { describe, expect, it } from "vitest";
import { networkTest, readAddress } from "./networks";

describe("readAddress", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    [" 203.0.113.7 ", "203.0.113.7"],
    ["203.0.113.7:4711", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["[2001:DB8::1]:443", "2001:db8::1"],
    ["[2001:db8:0:0::1]", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
  ])("%s is %s", (text, address) => expect(readAddress(text)).toBe(address));

  it.each(["", "unknown", "_hidden", "127.1", "0x7f000001", "2130706433", "999.1.1.1", "1.2.3.4, 5.6.7.8", "evil.example", "[::1", "1.2.3.4:99999999"])("%j is none", (text) => {
    expect(readAddress(text)).toBeUndefined();
  });
});

describe("networkTest", () => {
  const matches = networkTest(["10.0.0.0/8", "192.168.1.7", "2001:db8::/32"]);
  it.each(["10.255.0.1", "192.168.1.7", "::ffff:10.1.2.3", "2001:db8:1::1"])("%s belongs", (address) => expect(matches(address)).toBe(true));
  it.each(["11.0.0.1", "192.168.1.8", "2001:db9::1", "::a00:1"])("%s does not", (address) => expect(matches(address)).toBe(false));
  it("is never true for an empty list", () => expect(networkTest([])("127.0.0.1")).toBe(false));
});
