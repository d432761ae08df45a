import { describe, expect, it } from "vitest";
import { ApiBrowser } from "./support/api-browser";
import { useInstance } from "./support/instance";
import { letProofGrowOld, refusal, signedIn, signInAgain } from "./signed-in";

useInstance();

const idsOf = (sessions: { id: string }[]) => sessions.map(({ id }) => id).sort();
const revoke = (api: ApiBrowser, id: string) => api.post(`/v1/me/sessions/${id}/revoke`);

describe("GET /v1/me/sessions/active", () => {
  it("200 with the bare list of live sessions, each with browser and place", async () => {
    const person = await signedIn();
    const other = await signInAgain(person);
    const { status, json } = await person.api.get("/v1/me/sessions/active");
    expect(status).toBe(200);
    expect(idsOf(json)).toEqual(expect.arrayContaining([person.sessionId, other.sessionId].sort()));
    const own = json.find(({ id }: { id: string }) => id === person.sessionId);
    expect(own).toMatchObject({
      object: "session",
      status: "active",
      actor: null,
      tasks: null,
      last_active_token: null,
      last_active_organization_id: null,
      expire_at: expect.any(Number),
      abandon_at: expect.any(Number),
      last_active_at: expect.any(Number),
      latest_activity: { object: "session_activity", id: expect.stringMatching(/^sess_activity_/), is_mobile: false, browser_name: "Chrome", browser_version: expect.stringMatching(/^156/), ip_address: "203.0.113.7" },
      public_user_data: { user_id: person.userId, username: person.username, identifier: expect.any(String), banned: false },
      factor_verification_age: [0, -1],
    });
    expect(own).not.toHaveProperty("os_name");
    expect(own).not.toHaveProperty("user");
  });

  it("200 without the sessions of others", async () => {
    const [person, stranger] = [await signedIn(), await signedIn()];
    expect(idsOf((await person.api.get("/v1/me/sessions/active")).json)).not.toContain(stranger.sessionId);
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await new ApiBrowser().get("/v1/me/sessions/active"))).toEqual([401, "authentication_invalid"]);
  });
});

describe("GET /v1/me/sessions", () => {
  it("200 with those that have ended too", async () => {
    const person = await signedIn();
    const other = await signInAgain(person);
    await revoke(person.api, other.sessionId);
    const [all, active] = [await person.api.get("/v1/me/sessions"), await person.api.get("/v1/me/sessions/active")];
    expect(all.status).toBe(200);
    expect(all.json.find(({ id }: { id: string }) => id === other.sessionId)).toMatchObject({ status: "revoked" });
    expect(idsOf(active.json)).not.toContain(other.sessionId);
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await new ApiBrowser().get("/v1/me/sessions"))).toEqual([401, "authentication_invalid"]);
  });
});

describe("POST /v1/me/sessions/{id}/revoke", () => {
  it("200: the session is refused from its next request on", async () => {
    const person = await signedIn();
    const other = await signInAgain(person);
    const { status, json } = await revoke(person.api, other.sessionId);
    expect(status).toBe(200);
    expect(json).toMatchObject({ response: { object: "session", id: other.sessionId, status: "revoked", latest_activity: { object: "session_activity" } }, client: { last_active_session_id: person.sessionId } });
    expect((await other.api.get("/v1/me")).status).toBe(401);
    expect((await person.api.get("/v1/me")).status).toBe(200);
  });

  it("200 for the asking one too: then nobody is signed in here", async () => {
    const { api, sessionId } = await signedIn();
    expect(await revoke(api, sessionId)).toMatchObject({ status: 200, json: { response: { status: "revoked" }, client: { sessions: [], last_active_session_id: null } } });
    expect((await api.get("/v1/me")).status).toBe(401);
  });

  it("400 for one that has ended", async () => {
    const person = await signedIn();
    const other = await signInAgain(person);
    await revoke(person.api, other.sessionId);
    expect(refusal(await revoke(person.api, other.sessionId))).toEqual([400, "invalid_action_for_session"]);
  });

  it("403 when the last proof is old", async () => {
    const person = await signedIn();
    const other = await signInAgain(person);
    await letProofGrowOld(person);
    expect(refusal(await revoke(person.api, other.sessionId))).toEqual([403, "session_reverification_required"]);
    expect((await other.api.get("/v1/me")).status).toBe(200);
  });

  it("404 for somebody else's session, or nobody's", async () => {
    const [person, victim] = [await signedIn(), await signedIn()];
    for (const id of [victim.sessionId, "sess_nobody"]) expect(refusal(await revoke(person.api, id))).toEqual([404, "resource_not_found"]);
    expect((await victim.api.get("/v1/me")).status).toBe(200);
  });

  it("401 when nobody is signed in", async () => {
    const { sessionId } = await signedIn();
    expect(refusal(await revoke(new ApiBrowser(), sessionId))).toEqual([401, "authentication_invalid"]);
  });
});
