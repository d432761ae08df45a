import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openPage, type TestPage } from "../testing";
import { AppCookies, cookieSuffix, widestCookieDomain } from "./cookies";

let page: TestPage;
beforeEach(() => {
  page = openPage({ send: () => Promise.reject(new Error("Nothing is asked here.")) }, "https://app.example.co.uk/");
});
afterEach(() => vi.unstubAllGlobals());

it.each([
  ["pk_live_Y2xlcmsuZXhhbXBsZS50ZXN0JA==", "f0R0TxpA"],
  ["pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk", "nx2hSE6I"],
])("gives the cookies of %s the suffix that apps' servers expect", (key, suffix) => expect(cookieSuffix(key)).toBe(suffix));

it("stands under both names, over https alone where the page does, and the own one is preferred", () => {
  const cookies = new AppCookies("pk_live_Y2xlcmsuZXhhbXBsZS50ZXN0JA==");
  cookies.set("__session", "mine");
  expect(page.cookies.get("__session")).toEqual(page.cookies.get("__session_f0R0TxpA"));
  expect(page.cookies.get("__session")?.attributes).toEqual(["Path=/", "SameSite=Lax", "Max-Age=31536000", "Secure"]);
  document.cookie = "__session=another portal's; Path=/";
  expect(cookies.get("__session")).toBe("mine");
  cookies.remove("__session");
  expect(page.cookies.size).toBe(0);
});

it("finds the widest domain that the browser allows", () => {
  const allow = Object.getOwnPropertyDescriptor(document, "cookie")!;
  // As browsers do with a domain under which anybody can have one.
  Object.defineProperty(document, "cookie", { get: allow.get, set: (line: string) => line.includes("Domain=co.uk") || allow.set!.call(document, line) });
  expect(widestCookieDomain()).toBe("example.co.uk");
  expect(page.cookies.size).toBe(0);
  expect([widestCookieDomain("localhost"), widestCookieDomain("127.0.0.1"), widestCookieDomain("[::1]")]).toEqual([undefined, undefined, undefined]);
});
