import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { config, proxy } from "@/proxy";

useTestDatabase();

const ask = (path: string, headers: Record<string, string> = {}) => proxy(new NextRequest(new URL(path, "http://localhost:3000"), { headers }));
/** What the page will see of a request header: Next carries it there under this name. */
const seenByPage = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`);

describe("proxy", () => {
  it("gives every answer a nonce of its own, the same in the policy and for the page", async () => {
    const [one, other] = [await ask("/sign-in"), await ask("/sign-in")];
    const nonce = seenByPage(one, "x-nonce") ?? "";
    expect(nonce).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(one.headers.get("content-security-policy")).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic';`);
    expect(seenByPage(one, "content-security-policy")).toBe(one.headers.get("content-security-policy"));
    expect(seenByPage(other, "x-nonce")).not.toBe(nonce);
  });

  it("does not take nonce or policy from the visitor", async () => {
    const response = await ask("/sign-in", { "x-nonce": "evil", "content-security-policy": "script-src 'nonce-evil'" });
    expect(seenByPage(response, "x-nonce")).not.toBe("evil");
    expect(seenByPage(response, "content-security-policy")).not.toContain("evil");
  });

  it("keeps the request id of the server in front, and makes one where it is missing or odd", async () => {
    expect((await ask("/", { "x-gatehouse-request-id": "req_12345678" })).headers.get("x-request-id")).toBe("req_12345678");
    for (const odd of ["", "x", "a b c d e f g h", "x".repeat(100)]) {
      const response = await ask("/", { "x-gatehouse-request-id": odd });
      expect(response.headers.get("x-request-id")).toMatch(/^[\w-]{22}$/);
      expect(seenByPage(response, "x-gatehouse-request-id")).toBe(response.headers.get("x-request-id"));
    }
  });

  it("hands on the languages that an app asks for, and nothing else", async () => {
    expect(seenByPage(await ask("/sign-in?ui_locales=ar%20de-AT"), "x-gatehouse-ui-locales")).toBe("ar de-AT");
    expect(seenByPage(await ask("/sign-in?ui_locales=%E6%97%A5%0d%0ax%3a1"), "x-gatehouse-ui-locales")).toBe("x1");
    expect(seenByPage(await ask("/sign-in", { "x-gatehouse-ui-locales": "de" }), "x-gatehouse-ui-locales")).toBe("");
  });

  it("lets forms lead to the portal, and on a development instance to the own machine", async () => {
    expect((await ask("/sign-in")).headers.get("content-security-policy")).toMatch(/form-action 'self' [^;]*http:\/\/localhost:\*/);
  });

  it("loosens styles on the development inbox only", async () => {
    expect((await ask("/dev/inbox?to=a")).headers.get("content-security-policy")).toContain("style-src 'self' 'unsafe-inline'");
    for (const path of ["/", "/dev/inbox.json", "/dev/gallery", "/sign-in?x=/dev/inbox"]) {
      expect((await ask(path)).headers.get("content-security-policy")).not.toContain("unsafe");
    }
  });
});

describe("the proxy's matcher", () => {
  const matches = (path: string) => config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path));
  it.each(["/", "/sign-in", "/user/security", "/dashboard", "/v1x", "/imagesx", "/dev/inbox", "/healthz/x", "/icon.svg/x"])("covers %s", (path) => expect(matches(path)).toBe(true));
  it.each(["/_next/static/a.js", "/v1/client", "/images/img_1", "/.well-known/security.txt", "/icon.svg", "/healthz"])("leaves %s alone", (path) => expect(matches(path)).toBe(false));
});
