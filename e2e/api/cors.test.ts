import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { nothingThere } from "@/lib/http/endpoint";
import { ApiBrowser, type Answer } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";
import { signedInBrowser, type SignedIn } from "./support/signed-in-browser";

useInstance();

const PORTAL = "http://localhost:3000";
const FOREIGN = ["https://evil.test", "null", "https://localhost.evil.test", "http://127.0.0.1.evil.test", "https://app.example.test.evil.test", "https://app.example.test:8443", "http://app.example.test", "capacitor://localhost"];

const allowed = ({ headers }: Answer) => [headers.get("access-control-allow-origin"), headers.get("access-control-allow-credentials")];

/** One of each kind of what a foreign page would like to do, and what must be as before. */
const ATTACKS: [name: string, attack: (signedIn: SignedIn, headers: Record<string, string>) => Promise<Answer>][] = [
  ["read who is signed in", ({ browser }, headers) => browser.get("/v1/client", { headers })],
  ["read the account", ({ browser }, headers) => browser.get("/v1/me", { headers })],
  ["take a token", ({ browser, sessionId }, headers) => browser.post(`/v1/client/sessions/${sessionId}/tokens`, {}, { headers })],
  ["sign out", ({ browser }, headers) => browser.delete("/v1/client/sessions", { headers })],
  ["sign one person out", ({ browser, sessionId }, headers) => browser.post(`/v1/client/sessions/${sessionId}/end`, {}, { headers })],
  ["change the name", ({ browser }, headers) => browser.patch("/v1/me", { first_name: "Mallory" }, { headers })],
  ["delete the account", ({ browser }, headers) => browser.delete("/v1/me", { headers })],
  ["sign in as somebody else", ({ browser }, headers) => browser.post("/v1/client/sign_ins", { identifier: "mallory@example.test", password: "x" }, { headers })],
];

describe("a foreign page", () => {
  it.each(ATTACKS)("400 when it wants to %s", async (_name, attack) => {
    const signedIn = await signedInBrowser();
    const before = new Map(signedIn.browser.cookies);
    for (const origin of FOREIGN) {
      const answer = await attack(signedIn, { origin });
      expect(answer, origin).toMatchObject({ status: 400, json: { errors: [{ code: "origin_invalid" }], clerk_trace_id: "test" } });
      expect(allowed(answer)).toEqual([null, null]);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(signedIn.browser.cookies).toEqual(before);
    const { json } = await signedIn.browser.get("/v1/client");
    expect(json.response.sessions).toMatchObject([{ id: signedIn.sessionId, user: { first_name: null } }]);
  });
});

describe("what changes something", () => {
  it("400 when it does not say where it comes from", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const nowhere = new ApiBrowser(null);
    for (const [name, value] of browser.cookies) nowhere.cookies.set(name, value);
    for (const call of [() => nowhere.delete("/v1/client/sessions"), () => nowhere.post(`/v1/client/sessions/${sessionId}/tokens`), () => nowhere.patch("/v1/me", { first_name: "x" })]) {
      expect(await call()).toMatchObject({ status: 400, json: { errors: [{ code: "origin_missing" }] } });
    }
    expect((await browser.get("/v1/client")).json.response.sessions).toHaveLength(1);
  });

  it("200 for reading without an origin, as pages of the same host do, with the origin of the page in the token", async () => {
    const { browser } = await signedInBrowser();
    const answer = await browser.get("/v1/client", { headers: { referer: "http://localhost:3000/user" } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("vary")).toBe("Origin");
    expect(allowed(answer)).toEqual([null, null]);
    const [session] = answer.json.response.sessions;
    expect(JSON.parse(atob(session.last_active_token.jwt.split(".")[1])).azp).toBe("http://localhost:3000");
    const foreign = await browser.get("/v1/client", { headers: { referer: "https://evil.test/" } });
    expect(JSON.parse(atob(foreign.json.response.sessions[0].last_active_token.jwt.split(".")[1])).azp).toBeUndefined();
  });
});

describe("an app's page", () => {
  it.each([PORTAL, "http://localhost:5173", "http://127.0.0.1:8080"])("200 from %s", async (origin) => {
    const answer = await new ApiBrowser(origin).get("/v1/client", { headers: { origin } });
    expect(answer.status).toBe(200);
    expect(allowed(answer)).toEqual([origin, "true"]);
    expect(answer.headers.get("access-control-expose-headers")).toBe("Authorization, Retry-After, Clerk-Db-Jwt, X-Country");
    expect(answer.headers.get("vary")).toBe("Origin");
  });

  it("200 from an origin that the operator allows, or that a stored redirect URL is on", async () => {
    const origins = ["https://app.example.test", "https://stored.example.test"];
    for (const origin of origins) expect((await new ApiBrowser().get("/v1/client", { headers: { origin } })).status).toBe(400);
    await changeSettings({ allowed_origins: ["https://app.example.test"] });
    await database().redirectUrl.create({ data: { id: newId("redirectUrl"), url: "https://stored.example.test/callback" } });
    for (const origin of origins) expect((await new ApiBrowser().get("/v1/client", { headers: { origin } })).status).toBe(200);
  });

  it("can read every refusal", async () => {
    const origin = "http://localhost:5173";
    const browser = new ApiBrowser(origin);
    const refusals: [number, Answer][] = [
      [401, await browser.get("/v1/me", { headers: { origin } })],
      [404, await (await signedInBrowser(new ApiBrowser(origin))).browser.post("/v1/client/sessions/sess_none/tokens")],
      [405, await browser.send("POST", "/v1/client/sign_ins", { query: { _method: "PURGE" } })],
      [422, await browser.post("/v1/client/sign_ins", { identifier: "nobody@example.test" })],
      [400, await browser.send("POST", "/v1/client/sign_ins", { raw: "{", headers: { "content-type": "application/json" } })],
      [413, await browser.post("/v1/client/sign_ins", { identifier: "x".repeat(70_000) })],
      [415, await browser.send("POST", "/v1/client/sign_ins", { raw: "<x/>", headers: { "content-type": "text/xml" } })],
    ];
    for (const [status, answer] of refusals) {
      expect(answer.status).toBe(status);
      expect(allowed(answer), String(status)).toEqual([origin, "true"]);
      expect(answer.headers.get("content-type")).toBe("application/json");
      expect(answer.json).toMatchObject({ errors: [{ code: expect.any(String), message: expect.any(String), long_message: expect.any(String), meta: expect.any(Object) }], clerk_trace_id: "test" });
    }
  });

  it("can read that there is nothing at an address", async () => {
    const answer = await nothingThere(new Request("http://localhost:3000/v1/nothing", { headers: { origin: "http://localhost:5173", "x-gatehouse-request-id": "test" } }));
    expect(answer.status).toBe(404);
    expect(answer.headers.get("access-control-allow-origin")).toBe("http://localhost:5173");
    const foreign = await nothingThere(new Request("http://localhost:3000/v1/nothing", { headers: { origin: "https://evil.test" } }));
    expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("a preflight", () => {
  const preflight = (origin: string) => new ApiBrowser().send("OPTIONS", "/v1/client", { headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type" } });

  it("204 for an app's page, with what it may send", async () => {
    const answer = await preflight("http://localhost:5173");
    expect(answer.status).toBe(204);
    expect(allowed(answer)).toEqual(["http://localhost:5173", "true"]);
    expect(answer.headers.get("access-control-allow-headers")).toContain("content-type");
    expect(answer.headers.get("access-control-allow-methods")).toContain("PATCH");
  });

  it.each(FOREIGN)("204 for %s, with nothing", async (origin) => {
    const answer = await preflight(origin);
    expect([answer.status, ...allowed(answer), answer.headers.get("access-control-allow-methods")]).toEqual([204, null, null, null]);
  });
});

describe("an action that asks for a fresh proof", () => {
  it("403 with the hint by which SDKs ask the person", async () => {
    const { browser, who } = await signedInBrowser();
    await database().session.updateMany({ where: { userId: who.userId }, data: { firstFactorVerifiedAt: new Date(Date.now() - 3_600_000) } });
    const answer = await browser.post("/v1/me/email_addresses/", { email_address: "another@example.test" });
    expect(answer).toMatchObject({ status: 403, json: { clerk_error: { type: "forbidden", reason: "reverification-error", metadata: { reverification: "strict" } }, errors: [{ code: "session_reverification_required" }] } });
  });
});
