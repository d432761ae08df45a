import { describe, expect, it } from "vitest";
import { keyHostOf, publishableKeyOf } from "@/lib/instance/publishable-key";
import { addressOf, parsePublishableKey, usesDevBrowser } from "./publishable-key";

describe("parsePublishableKey", () => {
  it("reads what the portal writes", () => {
    expect(parsePublishableKey(publishableKeyOf("https://accounts.example.com"))).toEqual({ instanceType: "production", frontendApi: "accounts.example.com" });
    expect(parsePublishableKey("pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk")).toEqual({ instanceType: "development", frontendApi: "foo-bar-13.clerk.accounts.dev" });
    // The padding may be missing.
    expect(parsePublishableKey("pk_live_Y2xlcmsuZXhhbXBsZS50ZXN0JA").frontendApi).toBe("clerk.example.test");
  });

  it.each(["", "YOUR_PUBLISHABLE_KEY", "pk_live_", "sk_live_Y2xlcmsuZXhhbXBsZS50ZXN0JA==", `pk_live_${btoa("localhost:3000$")}`, `pk_live_${btoa("a.test")}`, `pk_live_${btoa("a.test$b$")}`, "pk_live_%%%"])("refuses %j", (key) =>
    expect(() => parsePublishableKey(key)).toThrow(expect.objectContaining({ code: "invalid_publishable_key" })),
  );
});

describe("addressOf", () => {
  it.each([
    ["https://accounts.example.com", "https:"],
    ["https://accounts.example.com", "http:"],
    ["http://localhost:3000", "http:"],
    ["http://127.0.0.1:4101", "http:"],
    ["http://acme.localhost:3000", "http:"],
    ["http://intranet", "http:"],
    ["https://localhost:3000", "https:"],
  ])("finds %s from its key on a page of %s", (portal, protocol) => {
    expect(addressOf({ instanceType: "production", frontendApi: keyHostOf(portal) }, protocol)).toBe(portal);
  });
});

describe("usesDevBrowser", () => {
  it.each([
    ["development", "foo-bar-13.clerk.accounts.dev", true],
    ["production", "foo-bar-13.clerk.accounts.dev", false],
    ["development", "accounts.example.com", false],
  ] as const)("%s, %s: %s", (instanceType, frontendApi, expected) => expect(usesDevBrowser({ instanceType, frontendApi })).toBe(expected));
});
