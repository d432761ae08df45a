import { afterEach, describe, expect, it, vi } from "vitest";
import { afterUrl, currentParameters, isPage } from "./redirects";

const PORTAL = "https://accounts.example.com";
const open = (href: string) => {
  const { origin, search, hash } = new URL(href);
  vi.stubGlobal("location", { href, origin, search, hash });
};

afterEach(() => vi.unstubAllGlobals());

describe("afterUrl", () => {
  it.each([
    ["https://app.example.com/", {}, "/"],
    ["https://app.example.com/", { signInFallbackRedirectUrl: "/home" }, "/home"],
    ["https://app.example.com/?redirect_url=/deep", { signInFallbackRedirectUrl: "/home" }, "/deep"],
    ["https://app.example.com/#/?redirect_url=%2Fdeep", {}, "/deep"],
    ["https://app.example.com/?redirect_url=/deep", { signInForceRedirectUrl: "/always" }, "/always"],
    ["https://app.example.com/?redirect_url=https://accounts.example.com/user", {}, "https://accounts.example.com/user"],
    ["https://app.example.com/?redirect_url=https://evil.example/", {}, "/"],
    ["https://app.example.com/?redirect_url=//evil.example/", {}, "/"],
    ["https://app.example.com/?redirect_url=javascript:alert(1)", {}, "/"],
    ["https://app.example.com/?redirect_url=https://shop.example.com/", { allowedRedirectOrigins: [/^https:\/\/[a-z]+\.example\.com$/] }, "https://shop.example.com/"],
  ])("on %s with %j is %s", (href, options, expected) => {
    open(href);
    expect(afterUrl("signIn", options, PORTAL)).toBe(expected);
  });
});

it("prefers what stands before the hash", () => {
  open("https://app.example.com/?a=1#/?a=2&b=3");
  expect(Object.fromEntries(currentParameters())).toEqual({ a: "1", b: "3" });
});

it.each([
  ["/user", true],
  ["https://other.example/", true],
  ["javascript:alert(1)", false],
  ["data:text/html,x", false],
])("takes %s for a page: %s", (to, expected) => {
  open("https://app.example.com/");
  expect(isPage(to)).toBe(expected);
});
