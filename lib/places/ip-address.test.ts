import { describe, expect, it } from "vitest";
import { isPublicIp, networkOf, normalizeIp } from "@/lib/places/ip-address";

describe("normalizeIp", () => {
  it.each([
    ["8.8.8.8", "8.8.8.8"],
    [" 8.8.8.8 ", "8.8.8.8"],
    ["::ffff:8.8.8.8", "8.8.8.8"],
    ["::FFFF:0808:0808", "8.8.8.8"],
    ["2001:0DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    ["010.8.8.8", null],
    ["0x7f.1", null],
    ["1", null],
    ["8.8.8.8:443", null],
    ["[::1]", null],
    ["8.8.8.8, 1.1.1.1", null],
    ["not an address", null],
    ["1:".repeat(1_000), null],
    ["", null],
    [null, null],
  ])("%s → %s", (ip, expected) => expect(normalizeIp(ip)).toBe(expected));
});

describe("networkOf", () => {
  it("counts IPv4 by the address, however it is written", () => {
    expect(networkOf("203.0.113.4")).toBe("203.0.113.4");
    expect(networkOf("::ffff:203.0.113.4")).toBe("203.0.113.4");
    expect(networkOf("203.0.113.5")).not.toBe(networkOf("203.0.113.4"));
  });
  it("counts IPv6 by the /64", () => {
    expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:db8:1:2:ffff::1")).toBe(networkOf("2001:db8:1:2::1"));
    expect(networkOf("2001:db8:1:3::1")).not.toBe(networkOf("2001:db8:1:2::1"));
  });
  it("is null for what is no address", () => expect(networkOf("x")).toBeNull());
});

describe("isPublicIp", () => {
  it.each(["8.8.8.8", "2a00:1450:4001::1", "::ffff:8.8.8.8"])("%s is", (ip) => expect(isPublicIp(ip)).toBe(true));
  it.each(["127.0.0.1", "::1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.1.1", "100.64.0.1", "fd00::1", "fe80::1", "0.0.0.0", "::ffff:10.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "x", null])(
    "%s is not",
    (ip) => expect(isPublicIp(ip)).toBe(false),
  );
});
