import { describe, expect, it } from "vitest";
import { assertOneAddress, maskAddress } from "@/lib/messages/address";

describe("assertOneAddress", () => {
  it.each(["ada@example.com", "ada+tag@mail.example.co.uk", "o'hara@example.com", "用户@例子.广告"])("lets %s through", (to) => {
    expect(() => assertOneAddress("email", to)).not.toThrow();
  });

  it.each([
    "ada@example.com,eve@evil.test",
    "ada@example.com;eve@evil.test",
    "ada@example.com eve@evil.test",
    "Ada <ada@example.com>",
    "ada@example.com\r\nBcc: eve@evil.test",
    "ada@example.com\n",
    "ada@example.com\u0000",
    "ada\u200b@example.com",
    "ada\u202e@example.com",
    '"ada@evil.test"@example.com',
    "a@b@c.test",
    "@example.com",
    "ada@",
    "",
  ])("refuses %j", (to) => {
    expect(() => assertOneAddress("email", to)).toThrow(TypeError);
  });

  it("does not repeat the address in its error", () => {
    expect(() => assertOneAddress("email", "ada@example.com,eve@evil.test")).toThrow(/^Not a single email address$/);
  });

  it.each(["+15005550006", "+4915112345678"])("lets the number %s through", (to) => {
    expect(() => assertOneAddress("sms", to)).not.toThrow();
  });

  it.each(["15005550006", "+1500", "+1500555000612345678", "+1500555 0006", "+0123456789"])("refuses the number %j", (to) => {
    expect(() => assertOneAddress("sms", to)).toThrow(TypeError);
  });
});

describe("maskAddress", () => {
  it("keeps the first letter and the domain of an email address", () => {
    expect(maskAddress("email", "ada.lovelace@example.com")).toBe("a***@example.com");
    expect(maskAddress("email", "a@example.com")).toBe("a***@example.com");
  });

  it("keeps the ends of a phone number", () => {
    expect(maskAddress("sms", "+15005550006")).toBe("+15*******06");
  });
});
