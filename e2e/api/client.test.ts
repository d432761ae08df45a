import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { cookieSuffix } from "@/lib/environment/keys";
import { PASSWORD, somebody } from "./attacks/somebody";
import { ApiBrowser } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";
import { signedInBrowser } from "./support/signed-in-browser";

useInstance();

const uatOf = ({ cookies }: ApiBrowser) => [cookies.get("__client_uat"), cookies.get(`__client_uat_${cookieSuffix()}`)];

describe("GET /v1/client", () => {
  it("200 with nothing for a browser that is no client", async () => {
    const answer = await new ApiBrowser().get("/v1/client");
    expect(answer).toMatchObject({ status: 200, json: { response: null, client: null } });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it("200 with nothing for a credential that nobody has", async () => {
    const browser = new ApiBrowser();
    browser.cookies.set("__client", "invented");
    expect(await browser.get("/v1/client")).toMatchObject({ status: 200, json: { response: null, client: null } });
  });

  it("200 with the session of whoever has just signed in", async () => {
    const { address, userId } = await somebody();
    const browser = new ApiBrowser();
    const signedIn = await browser.post("/v1/client/sign_ins", { identifier: address, password: PASSWORD });
    expect(signedIn).toMatchObject({ status: 200, json: { response: { status: "complete" }, client: { sign_in: null, sessions: [{ user: { id: userId } }] } } });
    const { json } = await browser.get("/v1/client");
    expect(json.response.sessions).toHaveLength(1);
    expect(json.response.last_active_session_id).toBe(signedIn.json.response.created_session_id);
  });

  it("200 and the cookies say since when somebody is signed in, until a session was ended elsewhere", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const { json } = await browser.get("/v1/client");
    const uat = String(Math.floor(json.response.updated_at / 1000));
    expect(uatOf(browser)).toEqual([uat, uat]);
    await database().session.update({ where: { id: sessionId }, data: { status: "revoked" } });
    expect((await browser.get("/v1/client")).json.response).toMatchObject({ sessions: [], last_active_session_id: null });
    expect(uatOf(browser)).toEqual(["0", "0"]);
    expect((await browser.get("/v1/client")).headers.getSetCookie()).toEqual([]);
  });

  it("200 with the cookies that the credential has its guards on, and its shadow has not", async () => {
    const { address } = await somebody();
    const lines = (await new ApiBrowser().post("/v1/client/sign_ins", { identifier: address, password: PASSWORD })).headers.getSetCookie();
    expect(lines.find((line) => line.startsWith("__client="))).toMatch(/^__client=[\w-]{40,}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/);
    expect(lines.find((line) => line.startsWith("__client_uat="))).toMatch(/^__client_uat=\d+; Path=\/; Max-Age=315360000; SameSite=Lax$/);
  });
});

describe("PUT and POST /v1/client", () => {
  it("200 with a new client, once", async () => {
    const browser = new ApiBrowser();
    const made = await browser.post("/v1/client", {}, { query: { _method: "PUT" } });
    expect(made).toMatchObject({ status: 200, json: { response: { object: "client", sessions: [], sign_in: null, sign_up: null, last_active_session_id: null, cookie_expires_at: null, captcha_bypass: false }, client: null } });
    expect(browser.cookies.get("__client")).toBeDefined();
    const again = await browser.post("/v1/client");
    expect(again.json.response.id).toBe(made.json.response.id);
  });

  it("429 when one network makes too many", async () => {
    await changeSettings({ attack_protection: { rate_limits: { enabled: true, multiplier: 0.0001 } } });
    const refused = async () => [await new ApiBrowser().post("/v1/client"), await new ApiBrowser().post("/v1/client")].find(({ status }) => status === 429);
    const answer = await refused();
    await changeSettings({ attack_protection: { rate_limits: { enabled: false, multiplier: 1 } } });
    expect(answer).toMatchObject({ status: 429, json: { errors: [{ code: "too_many_requests" }] } });
    expect(Number(answer?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer?.headers.get("access-control-allow-origin")).toBe("http://localhost:3000");
  });
});

describe("DELETE /v1/client", () => {
  it("200 and nobody knows the browser any more", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const credential = browser.cookies.get("__client") ?? "";
    const answer = await browser.delete("/v1/client");
    expect(answer).toMatchObject({ status: 200, json: { response: null, client: null } });
    expect(browser.cookies.has("__client")).toBe(false);
    expect(uatOf(browser)).toEqual(["0", "0"]);
    expect((await database().session.findUniqueOrThrow({ where: { id: sessionId } })).status).toBe("removed");
    browser.cookies.set("__client", credential);
    expect((await browser.get("/v1/client")).json.response).toBeNull();
  });

  it("200 for a browser that nobody knows", async () => {
    expect(await new ApiBrowser().delete("/v1/client")).toMatchObject({ status: 200, json: { response: null } });
  });
});

describe("DELETE /v1/client/sessions", () => {
  it("200 and everybody is signed out, the browser stays known, and its old credential is worth nothing", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const other = await signedInBrowser(browser);
    const { json } = await browser.get("/v1/client");
    expect(json.response.sessions).toHaveLength(2);
    const before = browser.cookies.get("__client");
    const answer = await browser.delete("/v1/client/sessions");
    expect(answer).toMatchObject({ status: 200, json: { response: { id: json.response.id, sessions: [], last_active_session_id: null } } });
    expect(uatOf(browser)).toEqual(["0", "0"]);
    expect(browser.cookies.get("__client")).not.toBe(before);
    const events = await database().event.findMany({ where: { type: "session.removed", sessionId: { in: [sessionId, other.sessionId] } } });
    expect(events).toHaveLength(2);
    expect((await browser.delete("/v1/client/sessions")).status).toBe(200);
  });
});

describe("a native app", () => {
  const native = { query: { _is_native: "1" } };

  it("200 and keeps its credential in the header Authorization, never in a cookie", async () => {
    const app = new ApiBrowser(null);
    const made = await app.post("/v1/client", {}, native);
    const token = made.headers.get("authorization") ?? "";
    expect(token).toMatch(/^[\w-]{40,}$/);
    expect(made.headers.getSetCookie()).toEqual([]);
    const { address, userId } = await somebody();
    const signedIn = await app.post("/v1/client/sign_ins", { identifier: address, password: PASSWORD }, { ...native, headers: { authorization: token } });
    const renewed = signedIn.headers.get("authorization") ?? "";
    expect(renewed).not.toBe(token);
    expect(signedIn.json.client.id).toBe(made.json.response.id);
    for (const authorization of [renewed, `Bearer ${renewed}`]) expect((await app.get("/v1/me", { ...native, headers: { authorization } })).json.response.id).toBe(userId);
    expect((await app.get("/v1/client", { ...native, headers: { authorization: token } })).json.response).toBeNull();
  });

  it("200 with nothing for the cookie of a browser", async () => {
    const { browser } = await signedInBrowser();
    expect((await browser.get("/v1/client", native)).json.response).toBeNull();
  });

  it("400 when it is a page after all", async () => {
    const answer = await new ApiBrowser().post("/v1/client", {}, { ...native, headers: { authorization: "x" } });
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ code: "origin_authorization_headers_conflict" }] } });
  });
});
