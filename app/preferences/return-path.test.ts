import fc from "fast-check";
import { expect, it } from "vitest";
import { returnPath } from "./return-path";

it("comes back to the page that sent the form", () => {
  expect(returnPath("https://portal.test/user/security?x=1", "portal.test")).toBe("/user/security?x=1");
  expect(returnPath("http://localhost:3000/sign-in?redirect_url=%2Fuser", "localhost:3000")).toBe("/sign-in?redirect_url=%2Fuser");
});

it("goes to the front page when it cannot tell", () => {
  expect(returnPath(null, "portal.test")).toBe("/");
  expect(returnPath("https://portal.test/user", null)).toBe("/");
  expect(returnPath("not an address", "portal.test")).toBe("/");
});

it("drops the language that an app asked for", () => {
  expect(returnPath("http://portal.test/sign-in?ui_locales=de&next=1", "portal.test")).toBe("/sign-in?next=1");
});

it.each(["https://evil.test/user", "https://portal.test.evil.test/", "https://portal.test@evil.test/", "https://portal.test//evil.test", "https://portal.test/\\evil.test", "javascript:alert(1)//portal.test", "https://portal.test/..//evil.test"])("never leaves the portal: %j", (referer) => {
  expect(new URL(returnPath(referer, "portal.test"), "http://portal.test").host).toBe("portal.test");
});

it("never leaves the portal, whatever is sent", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), fc.webPath(), (address, path) => {
      for (const referer of [address, `http://portal.test/${path}`]) expect(new URL(returnPath(referer, "portal.test"), "http://portal.test").host).toBe("portal.test");
    }),
  );
});
