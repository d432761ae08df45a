import { describe, expect, it } from "vitest";
import { hostInKey, keyHostOf, needsProxyUrl, publishableKeyOf } from "./publishable-key";

describe("publishableKeyOf", () => {
  it("is what the SDKs expect of a host", () => {
    // The example of the SDKs' own documentation for this host.
    expect(publishableKeyOf("https://clerk.example.test")).toBe("pk_live_Y2xlcmsuZXhhbXBsZS50ZXN0JA==");
  });

  it.each([
    ["https://accounts.example.com", "accounts.example.com"],
    ["https://accounts.example.com:8443", "accounts.example.com:8443"],
    ["http://localhost:3000", "gatehouse.localhost:3000"],
    ["http://acme.localhost:3000", "acme.localhost:3000"],
    ["http://127.0.0.1:4101", "127.0.0.1:4101"],
    ["http://[::1]:3000", "gatehouse.localhost:3000"],
    ["http://intranet", "gatehouse.intranet"],
  ])("of %s names %s", (portalUrl, host) => {
    expect(keyHostOf(portalUrl)).toBe(host);
    expect(hostInKey(publishableKeyOf(portalUrl))).toBe(host);
    expect(host).toContain(".");
  });
});

describe("hostInKey", () => {
  it.each(["", "pk_live_", "sk_live_Y2xlcmsuZXhhbXBsZS50ZXN0JA==", `pk_live_${btoa("localhost:3000$")}`, `pk_live_${btoa("a.test")}`, `pk_live_${btoa("a.test$b$")}`])("refuses %j", (key) =>
    expect(hostInKey(key)).toBeNull(),
  );
});

describe("needsProxyUrl", () => {
  it.each([
    ["https://accounts.example.com", false],
    ["http://127.0.0.1:4101", true],
    ["http://localhost:3000", true],
    ["https://localhost:3000", true],
  ])("for %s: %s", (portalUrl, needed) => expect(needsProxyUrl(portalUrl, publishableKeyOf(portalUrl))).toBe(needed));

  it("when the operator's own key names another host", () => {
    expect(needsProxyUrl("https://accounts.example.com", publishableKeyOf("https://clerk.example.com"))).toBe(true);
  });
});
