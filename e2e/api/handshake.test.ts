import { createClerkClient } from "@clerk/backend";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "@/lib/context";
import { database } from "@/lib/db/client";
import { cookieSuffix, publishableKey } from "@/lib/environment/keys";
import { codesOf, signedInPerson } from "@/lib/resources/testing";
import { readSettings } from "@/lib/settings/store";
import { createHandshake, redeemHandshake } from "@/lib/tokens/handshake";
import { ApiBrowser, type Answer } from "./support/api-browser";
import { openBackendApi } from "./support/backend-api";
import { changeSettings, useInstance } from "./support/instance";
import { signedInBrowser } from "./support/signed-in-browser";

useInstance();

const APP = "http://localhost:3100/protected?tab=1";

let api: Awaited<ReturnType<typeof openBackendApi>>;
beforeAll(async () => void (api = await openBackendApi()));
afterAll(() => api.close());

const system = async () => systemContext(await readSettings(), "test");
const shake = (browser: ApiBrowser, query: Record<string, string> = {}) => browser.get("/v1/client/handshake", { query: { redirect_url: APP, format: "nonce", suffixed_cookies: "true", __clerk_hs_reason: "session-token-expired", ...query } });
const locationOf = (answer: Answer) => new URL(answer.headers.get("location") ?? "");
const carrierOf = (answer: Answer, name: string) => answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`));

async function directivesOf(answer: Answer): Promise<string[]> {
  const nonce = carrierOf(answer, "__clerk_handshake_nonce")?.split(/[=;]/)[1] ?? locationOf(answer).searchParams.get("__clerk_handshake_nonce") ?? "";
  return (await redeemHandshake(await system(), { nonce })).directives;
}

/** What the SDK of app servers makes of a browser that comes with these cookies. */
async function authenticate(cookies: Record<string, string>, url = APP) {
  const app = createClerkClient({ secretKey: api.secretKey, publishableKey: publishableKey(), apiUrl: api.apiUrl });
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join("; ");
  return app.authenticateRequest(new Request(url, { headers: { cookie, accept: "text/html", "sec-fetch-dest": "document" } }), { proxyUrl: "http://localhost:3000" });
}

describe("GET /v1/client/handshake", () => {
  it("307 and the app's server knows who is signed in", async () => {
    const { browser, sessionId, who } = await signedInBrowser();
    const uat = browser.cookies.get("__client_uat") ?? "";
    const unsure = await authenticate({ __client_uat: uat });
    expect(unsure.status).toBe("handshake");
    const asked = new URL(unsure.headers.get("location") ?? "");
    expect(asked.origin).toBe("http://localhost:3000");
    const answer = await browser.get(`${asked.pathname}${asked.search}`);
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe(APP);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const nonce = carrierOf(answer, "__clerk_handshake_nonce")?.split(/[=;]/)[1] ?? "";
    const sure = await authenticate({ __client_uat: uat, __clerk_handshake_nonce: nonce });
    expect(sure.status).toBe("signed-in");
    expect(sure.toAuth()).toMatchObject({ userId: who.userId, sessionId });
    const set = sure.headers.getSetCookie();
    for (const name of ["__session", `__session_${cookieSuffix()}`, "__client_uat", `__client_uat_${cookieSuffix()}`]) expect(set.find((line) => line.startsWith(`${name}=`)), name).toMatch(/; Path=\/; Max-Age=315360000; SameSite=Lax$/);
    expect(set.find((line) => line.startsWith("__clerk_handshake_nonce="))).toMatch(/^__clerk_handshake_nonce=; .*Max-Age=0/);
  });

  it("307 and the token names the app that it goes to", async () => {
    const { browser } = await signedInBrowser();
    const jwt = (await directivesOf(await shake(browser))).find((line) => line.startsWith("__session="))?.split(/[=;]/)[1] ?? "";
    expect(decodeJwt(jwt).azp).toBe("http://localhost:3100");
  });

  it("307 and the app's server knows that nobody is, for a browser that is unknown or signed out", async () => {
    const { browser } = await signedInBrowser();
    await browser.delete("/v1/client/sessions");
    for (const each of [browser, new ApiBrowser()]) {
      const directives = await directivesOf(await shake(each));
      expect(directives).toContain("__session=; Path=/; Max-Age=0; SameSite=Lax");
      expect(directives).toContain("__client_uat=0; Path=/; Max-Age=315360000; SameSite=Lax");
    }
  });

  it("307 with a signed token for older SDKs", async () => {
    const { browser, who } = await signedInBrowser();
    const answer = await browser.get("/v1/client/handshake", { query: { redirect_url: APP } });
    const token = carrierOf(answer, "__clerk_handshake")?.split(/[=;]/)[1] ?? "";
    const sure = await authenticate({ __client_uat: browser.cookies.get("__client_uat") ?? "", __clerk_handshake: token });
    expect(sure.status).toBe("signed-in");
    expect(sure.toAuth()).toMatchObject({ userId: who.userId });
  });

  it("307 with the nonce in the address where the app sees none of our cookies", async () => {
    await changeSettings({ allowed_origins: ["https://app.example.test"] });
    const { browser } = await signedInBrowser();
    const answer = await shake(browser, { redirect_url: "https://app.example.test/page?tab=1" });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const { origin, pathname, searchParams } = locationOf(answer);
    expect([origin, pathname, searchParams.get("tab")]).toEqual(["https://app.example.test", "/page", "1"]);
    expect((await directivesOf(answer))[0]).toMatch(/^__session=ey.*; Secure$/);
  });

  it.each(["https://evil.test/", "javascript:alert(1)", "//evil.test", "https://localhost.evil.test"])("422 when it would go to %s", async (redirect_url) => {
    const answer = await shake((await signedInBrowser()).browser, { redirect_url });
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ code: "form_param_value_invalid", meta: { param_name: "redirect_url" } }] } });
    expect(answer.headers.get("location")).toBeNull();
  });

  it("422 without a place to go to, or with a format that is none", async () => {
    expect(await new ApiBrowser().get("/v1/client/handshake")).toMatchObject({ status: 422, json: { errors: [{ code: "form_param_missing", meta: { param_name: "redirect_url" } }] } });
    expect(await shake(new ApiBrowser(), { format: "xml" })).toMatchObject({ status: 422, json: { errors: [{ meta: { param_name: "format" } }] } });
  });
});

describe("the nonce of a handshake", () => {
  it("is good once, also for two at the same moment, and sealed", async () => {
    const { nonce } = await createHandshake(await system(), { directives: ["__session=planted"] });
    const rows = await database().verification.findMany({ where: { strategy: "handshake" } });
    expect(JSON.stringify(rows)).not.toContain("planted");
    expect(JSON.stringify(rows)).not.toContain(nonce);
    const ctx = await system();
    const outcomes = await Promise.all([codesOf(redeemHandshake(ctx, { nonce })), codesOf(redeemHandshake(ctx, { nonce }))]);
    expect(outcomes.filter((outcome) => Array.isArray(outcome))).toEqual([["invalid_handshake"]]);
    expect(await codesOf(redeemHandshake(ctx, { nonce }))).toEqual(["invalid_handshake"]);
  });

  it("is good for a minute", async () => {
    const { nonce } = await createHandshake(await system(), { directives: [] });
    const later = { ...(await system()), now: () => new Date(Date.now() + 61_000) };
    expect(await codesOf(redeemHandshake(later, { nonce }))).toEqual(["invalid_handshake"]);
    await createHandshake(later, { directives: [] });
    expect(await database().verification.count({ where: { strategy: "handshake", expireAt: { lt: later.now() } } })).toBe(0);
  });

  it("is for secret keys", async () => {
    const { ctx } = await signedInPerson("curious");
    const { nonce } = await createHandshake(await system(), { directives: [] });
    expect(await codesOf(Promise.resolve().then(() => redeemHandshake(ctx, { nonce })))).toEqual(["authorization_invalid"]);
  });
});

describe("GET /v1/client/touch", () => {
  it("307 back, and the browser is remembered for longer", async () => {
    const { browser } = await signedInBrowser();
    const credential = browser.cookies.get("__client");
    const clientId = (await browser.get("/v1/client")).json.response.id;
    await database().client.update({ where: { id: clientId }, data: { expiresAt: new Date(Date.now() + 60_000) } });
    const answer = await browser.get("/v1/client/touch", { query: { redirect_url: APP } });
    expect([answer.status, answer.headers.get("location")]).toEqual([307, APP]);
    expect(carrierOf(answer, "__client")).toMatch(new RegExp(`^__client=${credential}; .*HttpOnly`));
    const { expiresAt } = await database().client.findUniqueOrThrow({ where: { id: clientId } });
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 300 * 24 * 3_600_000);
  });

  it("307 for a browser that nobody knows, which stays unknown", async () => {
    const answer = await new ApiBrowser().get("/v1/client/touch", { query: { redirect_url: APP } });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([307, []]);
  });

  it("422 when it would go elsewhere", async () => expect((await new ApiBrowser().get("/v1/client/touch", { query: { redirect_url: "https://evil.test" } })).status).toBe(422));
});

describe("GET /v1/client/sync and /v1/client/link", () => {
  it("307 by way of the portal's own domain to the app", async () => {
    const browser = new ApiBrowser();
    const sync = await browser.get("/v1/client/sync", { query: { link_domain: "localhost:3000", redirect_url: APP } });
    expect(sync.status).toBe(307);
    const { origin, pathname, search } = locationOf(sync);
    expect([origin, pathname]).toEqual(["http://localhost:3000", "/v1/client/link"]);
    const link = await browser.get(`${pathname}${search}`);
    expect([link.status, link.headers.get("location"), link.headers.getSetCookie()]).toEqual([307, APP, []]);
  });

  it("422 for another domain, or another place to go to", async () => {
    expect(await new ApiBrowser().get("/v1/client/sync", { query: { link_domain: "evil.test", redirect_url: APP } })).toMatchObject({ status: 422, json: { errors: [{ meta: { param_name: "link_domain" } }] } });
    expect((await new ApiBrowser().get("/v1/client/sync", { query: { redirect_url: "https://evil.test" } })).status).toBe(422);
  });

  it("400 for a token that was not made here", async () => {
    expect(await new ApiBrowser().get("/v1/client/link", { query: { __clerk_token: "x.y.z.w" } })).toMatchObject({ status: 400, json: { errors: [{ code: "verification_link_token_invalid" }] } });
  });
});
