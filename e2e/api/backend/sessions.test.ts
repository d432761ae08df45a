import { createClerkClient } from "@clerk/backend";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { cookieSuffix, publishableKey } from "@/lib/environment/keys";
import { loadEnvironment } from "@/lib/env";
import { signToken } from "@/lib/tokens/sign";
import { after, DAY, MINUTE, SECOND } from "@/lib/time";
import { refusal } from "../signed-in";
import { BackendApi, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";
import { signedInBrowser } from "../support/signed-in-browser";

useInstance();

let published: Awaited<ReturnType<typeof openBackendApi>>;
let api: BackendApi;
beforeAll(async () => {
  published = await openBackendApi();
  api = new BackendApi(published.secretKey);
});
afterAll(() => published.close());

const APP = "http://localhost:3000";
const idsOf = (sessions: { id: string }[]) => sessions.map(({ id }) => id);

describe("GET /v1/sessions", () => {
  it("200 with the sessions of a user, the newest first, however they ended", async () => {
    const { who, sessionId } = await signedInBrowser();
    const older = await database().session.findFirstOrThrow({ where: { userId: who.userId, id: { not: sessionId } } });
    await api.post(`/v1/sessions/${older.id}/revoke`);
    const { status, json } = await api.get("/v1/sessions", { user_id: who.userId });
    expect(status).toBe(200);
    expect(idsOf(json)).toEqual([sessionId, older.id]);
    expect(json[0]).toEqual({
      object: "session",
      id: sessionId,
      client_id: expect.stringMatching(/^client_/),
      user_id: who.userId,
      actor: null,
      status: "active",
      last_active_organization_id: null,
      last_active_at: expect.any(Number),
      latest_activity: expect.objectContaining({ object: "session_activity", browser_name: "Chrome", ip_address: "203.0.113.7" }),
      expire_at: expect.any(Number),
      abandon_at: expect.any(Number),
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
      tasks: null,
    });
    expect(idsOf((await api.get("/v1/sessions", { user_id: who.userId, status: "revoked" })).json)).toEqual([older.id]);
    expect(idsOf((await api.get("/v1/sessions", { client_id: json[0].client_id })).json)).toEqual([sessionId]);
    expect((await api.get("/v1/sessions", { user_id: who.userId, client_id: "client_nobody" })).json).toEqual([]);
  });

  it("200 in pages, and with how many there are", async () => {
    const { who, sessionId } = await signedInBrowser();
    const { json } = await api.get("/v1/sessions", { user_id: who.userId, paginated: "true", limit: "1" });
    expect([idsOf(json.data), json.total_count]).toEqual([[sessionId], 2]);
    const next = await api.get("/v1/sessions", { user_id: who.userId, limit: "1", offset: "1" });
    expect(next.json).toHaveLength(1);
    expect(idsOf(next.json)).not.toContain(sessionId);
  });

  it("200 by a status that time alone brings about", async () => {
    const { who, sessionId } = await signedInBrowser();
    const found = async (status: string) => idsOf((await api.get("/v1/sessions", { user_id: who.userId, status })).json);
    await database().session.update({ where: { id: sessionId }, data: { abandonAt: new Date() } });
    expect(await found("abandoned")).toEqual([sessionId]);
    await database().session.update({ where: { id: sessionId }, data: { expireAt: new Date() } });
    expect([await found("expired"), await found("abandoned")]).toEqual([[sessionId], []]);
    expect(await found("active")).not.toContain(sessionId);
  });

  it.each([
    [{}, "form_param_missing user_id"],
    [{ user_id: "user_x", status: "asleep" }, "form_param_value_invalid status"],
    [{ user_id: "user_x", limit: "0" }, "form_param_value_invalid limit"],
    [{ user_id: "user_x", limit: "501" }, "form_param_value_invalid limit"],
    [{ user_id: "user_x", offset: "-1" }, "form_param_value_invalid offset"],
    [{ user_id: "user_x", colour: "red" }, "form_param_unknown colour"],
  ])("422 for %j", async (query: Record<string, string>, error) => {
    expect(refusal(await api.get("/v1/sessions", query))).toEqual([422, error]);
  });

  it("401 without a key", async () => expect((await new BackendApi(null).get("/v1/sessions")).status).toBe(401));
});

describe("GET /v1/sessions/{id}", () => {
  it("200", async () => {
    const { sessionId, who } = await signedInBrowser();
    expect((await api.get(`/v1/sessions/${sessionId}`)).json).toMatchObject({ id: sessionId, user_id: who.userId });
  });

  it("404 for one that there is not", async () => expect(refusal(await api.get("/v1/sessions/sess_nobody"))).toEqual([404, "resource_not_found"]));
});

describe("POST /v1/sessions", () => {
  it("200 with a session that no browser holds, and whose tokens are good", async () => {
    const { who } = await signedInBrowser();
    const { status, json } = await api.post("/v1/sessions", { user_id: who.userId });
    expect([status, json.user_id, json.status]).toEqual([200, who.userId, "active"]);
    expect(await database().event.count({ where: { type: "session.created", sessionId: json.id, actorType: "backend" } })).toBe(1);
    const token = (await api.post(`/v1/sessions/${json.id}/tokens`)).json.jwt;
    expect(decodeJwt(token)).toMatchObject({ sub: who.userId, sid: json.id });
  });

  it("400 on an instance that is not for development", async () => {
    const { who } = await signedInBrowser();
    const { PORTAL_URL } = process.env;
    process.env.PORTAL_URL = "https://accounts.example.test";
    loadEnvironment();
    expect(refusal(await api.post("/v1/sessions", { user_id: who.userId }))).toEqual([400, "request_invalid_for_environment"]);
    if (PORTAL_URL === undefined) delete process.env.PORTAL_URL;
    else process.env.PORTAL_URL = PORTAL_URL;
    loadEnvironment();
  });

  it("403 for somebody who is banned", async () => {
    const { who } = await signedInBrowser();
    await database().user.update({ where: { id: who.userId }, data: { bannedAt: new Date() } });
    expect(refusal(await api.post("/v1/sessions", { user_id: who.userId }))).toEqual([403, "user_banned"]);
  });

  it("403 for somebody who is locked, for a while or for good, and no session", async () => {
    const { who } = await signedInBrowser();
    const before = await database().session.count({ where: { userId: who.userId } });
    for (const lock of [{ lockoutExpiresAt: after(new Date(), MINUTE) }, { lockoutExpiresAt: null, lockedAt: new Date() }]) {
      await database().user.update({ where: { id: who.userId }, data: lock });
      expect(refusal(await api.post("/v1/sessions", { user_id: who.userId }))).toEqual([403, "user_locked"]);
    }
    expect(await database().session.count({ where: { userId: who.userId } })).toBe(before);
    await database().user.update({ where: { id: who.userId }, data: { lockedAt: null, lockoutExpiresAt: after(new Date(), -1) } });
    expect((await api.post("/v1/sessions", { user_id: who.userId })).status).toBe(200);
  });

  it("404 for nobody", async () => expect(refusal(await api.post("/v1/sessions", { user_id: "user_nobody" }))).toEqual([404, "resource_not_found"]));

  it.each([
    [{}, "form_param_missing user_id"],
    [{ user_id: 1 }, "form_param_type_invalid user_id"],
  ])("422 for %j", async (body, error) => {
    expect(refusal(await api.post("/v1/sessions", body))).toEqual([422, error]);
  });
});

describe("POST /v1/sessions/{id}/revoke", () => {
  it("200 and the browser is signed out at its next request", async () => {
    const { browser, sessionId } = await signedInBrowser();
    expect((await api.post(`/v1/sessions/${sessionId}/revoke`)).json).toMatchObject({ id: sessionId, status: "revoked" });
    expect((await browser.get("/v1/me")).status).toBe(401);
    expect(await database().event.count({ where: { type: "session.revoked", sessionId, actorType: "backend" } })).toBe(1);
  });

  it("400 when it has ended, 404 for nobody's", async () => {
    const { sessionId } = await signedInBrowser();
    await api.post(`/v1/sessions/${sessionId}/revoke`);
    expect(refusal(await api.post(`/v1/sessions/${sessionId}/revoke`))).toEqual([400, "invalid_action_for_session"]);
    expect(refusal(await api.post("/v1/sessions/sess_nobody/revoke"))).toEqual([404, "resource_not_found"]);
  });
});

describe("POST /v1/sessions/{id}/tokens", () => {
  it("200 with a token that names no app, for as long as is asked for", async () => {
    const { sessionId, who } = await signedInBrowser();
    const claims = decodeJwt((await api.post(`/v1/sessions/${sessionId}/tokens`)).json.jwt);
    expect(claims).toMatchObject({ sub: who.userId, sid: sessionId, sts: "active", v: 2, exp: (claims.iat ?? 0) + 60 });
    expect(claims).not.toHaveProperty("azp");
    const lasting = decodeJwt((await api.post(`/v1/sessions/${sessionId}/tokens`, { expires_in_seconds: 3600 })).json.jwt);
    expect(lasting.exp).toBe((lasting.iat ?? 0) + 3600);
    expect((await api.post(`/v1/sessions/${sessionId}/tokens`, { expires_in_seconds: null })).status).toBe(200);
  });

  it("200 with a token that ends with the session, however long is asked for", async () => {
    const { sessionId } = await signedInBrowser();
    const { expireAt } = await database().session.findUniqueOrThrow({ where: { id: sessionId } });
    const { json } = await api.post(`/v1/sessions/${sessionId}/tokens`, { expires_in_seconds: 315_360_000 });
    expect(decodeJwt(json.jwt).exp).toBe(Math.floor(expireAt.getTime() / SECOND));
  });

  it("200 with the claims of a template", async () => {
    const { sessionId, who } = await signedInBrowser();
    await database().jwtTemplate.create({ data: { id: newId("jwtTemplate"), name: "servers", claims: { name: "{{user.username}}" }, lifetimeSeconds: 120 } });
    const { json } = await api.post(`/v1/sessions/${sessionId}/tokens/servers`);
    expect(decodeProtectedHeader(json.jwt)).toMatchObject({ cat: "cl_B7d4PD222AAA" });
    const claims = decodeJwt(json.jwt);
    expect(claims).toMatchObject({ sub: who.userId, name: who.username, exp: (claims.iat ?? 0) + 120 });
    const shorter = decodeJwt((await api.post(`/v1/sessions/${sessionId}/tokens/servers`, { expires_in_seconds: 30 })).json.jwt);
    expect(shorter.exp).toBe((shorter.iat ?? 0) + 30);
    expect(refusal(await api.post(`/v1/sessions/${sessionId}/tokens/nothing`))).toEqual([404, "resource_not_found"]);
  });

  it("401 when the session has ended or its person is banned, 404 for nobody's", async () => {
    const { sessionId, who } = await signedInBrowser();
    await database().user.update({ where: { id: who.userId }, data: { bannedAt: new Date() } });
    expect(refusal(await api.post(`/v1/sessions/${sessionId}/tokens`))).toEqual([401, "authentication_invalid"]);
    const ended = await signedInBrowser();
    await api.post(`/v1/sessions/${ended.sessionId}/revoke`);
    expect(refusal(await api.post(`/v1/sessions/${ended.sessionId}/tokens`))).toEqual([401, "authentication_invalid"]);
    expect(refusal(await api.post("/v1/sessions/sess_nobody/tokens"))).toEqual([404, "resource_not_found"]);
  });

  it.each([29, 315_360_001, 45.5, "60"])("422 for %j seconds", async (expires_in_seconds) => {
    const { sessionId } = await signedInBrowser();
    const { status, json } = await api.post(`/v1/sessions/${sessionId}/tokens`, { expires_in_seconds });
    expect([status, json.errors[0].meta.param_name]).toEqual([422, "expires_in_seconds"]);
  });
});

describe("POST /v1/sessions/{id}/verify", () => {
  it("200 for a token of the session", async () => {
    const { sessionId } = await signedInBrowser();
    const { jwt } = (await api.post(`/v1/sessions/${sessionId}/tokens`)).json;
    expect((await api.post(`/v1/sessions/${sessionId}/verify`, { token: jwt })).json).toMatchObject({ id: sessionId, status: "active" });
  });

  it("400 for another session's, an old one, or nonsense", async () => {
    const [first, second] = [await signedInBrowser(), await signedInBrowser()];
    const { jwt } = (await api.post(`/v1/sessions/${second.sessionId}/tokens`)).json;
    const old = await signToken({ sid: first.sessionId, sub: first.who.userId, exp: Math.floor(Date.now() / SECOND) - 60 });
    for (const token of [jwt, old, "a.b.c", "nonsense", `${jwt.slice(0, -4)}AAAA`]) {
      expect(refusal(await api.post(`/v1/sessions/${first.sessionId}/verify`, { token }))).toEqual([400, "invalid_session_token"]);
    }
  });

  it("401 when the session has ended, 404 for nobody's, 422 without a token", async () => {
    const { sessionId } = await signedInBrowser();
    const { jwt } = (await api.post(`/v1/sessions/${sessionId}/tokens`)).json;
    await api.post(`/v1/sessions/${sessionId}/revoke`);
    expect(refusal(await api.post(`/v1/sessions/${sessionId}/verify`, { token: jwt }))).toEqual([401, "authentication_invalid"]);
    expect(refusal(await api.post("/v1/sessions/sess_nobody/verify", { token: jwt }))).toEqual([404, "resource_not_found"]);
    expect(refusal(await api.post(`/v1/sessions/${sessionId}/verify`, {}))).toEqual([422, "form_param_missing token"]);
  });
});

/** What an app's server holds of a browser after a handshake: its token, made anew as one that has expired, and what refreshes it. */
async function afterHandshake() {
  const { browser, sessionId, who } = await signedInBrowser();
  const answer = await browser.get("/v1/client/handshake", { query: { redirect_url: `${APP}/page`, format: "nonce" } });
  const nonce = answer.headers.getSetCookie().find((line) => line.startsWith("__clerk_handshake_nonce="))?.split(/[=;]/)[1] ?? "";
  const { directives } = (await api.get("/v1/clients/handshake_payload", { nonce })).json as { directives: string[] };
  const refresh = directives.find((line) => line.startsWith(`__refresh_${cookieSuffix()}=`)) ?? "";
  const expired = (claims: object = {}, agoMs = MINUTE) => {
    const exp = Math.floor((Date.now() - agoMs) / SECOND);
    return signToken({ azp: APP, sid: sessionId, sub: who.userId, iss: "https://gatehouse.localhost:3000", iat: exp - 60, nbf: exp - 70, exp, v: 2, sts: "active", ...claims });
  };
  return { sessionId, who, expired, refresh, refreshToken: refresh.split(/[=;]/)[1] ?? "" };
}

describe("POST /v1/sessions/{id}/refresh", () => {
  it("200 with a fresh token, or with the cookies that hold one", async () => {
    const { sessionId, who, expired, refresh, refreshToken } = await afterHandshake();
    expect(refresh).toMatch(/; HttpOnly$/);
    const asked = { expired_token: await expired(), refresh_token: refreshToken, request_origin: APP };
    const { status, json } = await api.post(`/v1/sessions/${sessionId}/refresh`, asked);
    expect([status, json.object]).toEqual([200, "token"]);
    expect(decodeJwt(json.jwt)).toMatchObject({ sub: who.userId, sid: sessionId, azp: APP });
    const cookies = (await api.post(`/v1/sessions/${sessionId}/refresh`, { ...asked, format: "cookie", request_headers: { cookie: ["a=b"] } })).json;
    expect(cookies).toEqual({ object: "cookies", cookies: [expect.stringMatching(/^__session=ey.*SameSite=Lax$/), expect.stringMatching(new RegExp(`^__session_${cookieSuffix()}=ey`))] });
  });

  it("401 for what does not belong together", async () => {
    const [mine, other] = [await afterHandshake(), await afterHandshake()];
    const asked = { expired_token: await mine.expired(), refresh_token: mine.refreshToken, request_origin: APP };
    const cases: [change: object, code: string][] = [
      [{ request_origin: "nowhere" }, "refresh_request_origin_invalid"],
      [{ request_origin: "https://evil.example" }, "refresh_request_origin_azp_mismatch"],
      [{ expired_token: `${asked.expired_token.slice(0, -4)}AAAA` }, "expired_session_token_invalid"],
      [{ expired_token: await mine.expired({ azp: undefined }) }, "expired_session_token_missing_azp"],
      [{ expired_token: await other.expired() }, "refresh_sid_mismatch"],
      [{ refresh_token: other.refreshToken }, "refresh_token_not_found"],
      [{ refresh_token: "" }, "refresh_token_not_found"],
      [{ expired_token: await mine.expired({}, 2 * DAY) }, "session_refresh_expired_session_token_too_old"],
    ];
    for (const [change, code] of cases) expect(refusal(await api.post(`/v1/sessions/${mine.sessionId}/refresh`, { ...asked, ...change }))).toEqual([401, code]);
    expect(refusal(await api.post(`/v1/sessions/${other.sessionId}/refresh`, asked))).toEqual([401, "refresh_sid_mismatch"]);
  });

  it("401 when the session has ended or is gone", async () => {
    const { sessionId, expired, refreshToken } = await afterHandshake();
    const asked = { expired_token: await expired(), refresh_token: refreshToken, request_origin: APP };
    await api.post(`/v1/sessions/${sessionId}/revoke`);
    expect(refusal(await api.post(`/v1/sessions/${sessionId}/refresh`, asked))).toEqual([401, "session_refresh_inactive_session"]);
    await database().session.delete({ where: { id: sessionId } });
    expect(refusal(await api.post(`/v1/sessions/${sessionId}/refresh`, asked))).toEqual([401, "session_refresh_session_not_found"]);
  });

  it("422 without what it needs", async () => {
    expect((await api.post("/v1/sessions/sess_nobody/refresh", {})).json.errors.map(({ meta }: { meta: { param_name: string } }) => meta.param_name)).toEqual(["expired_token", "refresh_token", "request_origin"]);
  });
});

describe("the published SDK", () => {
  it("200 from each of its methods", async () => {
    const { who, sessionId } = await signedInBrowser();
    const { sessions } = published.clerk;
    const list = await sessions.getSessionList({ userId: who.userId, status: "active", limit: 5 });
    expect([list.totalCount, list.data[0]?.id, list.data[0]?.latestActivity?.browserName]).toEqual([2, sessionId, "Chrome"]);
    expect((await sessions.getSession(sessionId)).userId).toBe(who.userId);
    expect((await sessions.createSession({ userId: who.userId })).status).toBe("active");
    const { jwt } = await sessions.getToken(sessionId);
    expect((await sessions.verifySession(sessionId, jwt)).id).toBe(sessionId);
    const lasting = decodeJwt((await sessions.getToken(sessionId, undefined, 600)).jwt);
    expect(lasting.exp).toBe((lasting.iat ?? 0) + 600);
    expect((await sessions.revokeSession(sessionId)).status).toBe("revoked");
    await expect(sessions.getToken(sessionId)).rejects.toMatchObject({ status: 401, errors: [{ code: "authentication_invalid" }] });
  });

  it("200: its authenticateRequest refreshes an expired token without sending the browser round", async () => {
    const { who, expired, refreshToken } = await afterHandshake();
    const token = await expired();
    const names = [["__session", token], [`__session_${cookieSuffix()}`, token], ["__client_uat", "1"], [`__client_uat_${cookieSuffix()}`, "1"], [`__refresh_${cookieSuffix()}`, refreshToken]];
    const cookie = names.map(([name, value]) => `${name}=${value}`).join("; ");
    const app = createClerkClient({ secretKey: published.secretKey, publishableKey: publishableKey(), apiUrl: published.apiUrl });
    const state = await app.authenticateRequest(new Request(`${APP}/page`, { headers: { cookie, accept: "text/html", "sec-fetch-dest": "document" } }), { proxyUrl: APP });
    expect(state.reason).toBeNull();
    expect([state.status, state.toAuth()?.userId]).toEqual(["signed-in", who.userId]);
    expect(state.headers.getSetCookie()).toEqual([expect.stringMatching(/^__session=ey/), expect.stringMatching(/^__session_/)]);
  });

  it("200: a session that is refreshed is in use, from where its person is", async () => {
    const { sessionId, expired, refreshToken } = await afterHandshake();
    const before = after(new Date(), -5 * MINUTE);
    await database().session.update({ where: { id: sessionId }, data: { lastActiveAt: before } });
    await api.post(`/v1/sessions/${sessionId}/refresh`, { expired_token: await expired(), refresh_token: refreshToken, request_origin: APP, request_originating_ip: "198.51.100.9" });
    const { json } = await api.get(`/v1/sessions/${sessionId}`);
    expect(json.last_active_at).toBeGreaterThan(before.getTime());
    expect(json.latest_activity.ip_address).toBe("198.51.100.9");
  });
});
