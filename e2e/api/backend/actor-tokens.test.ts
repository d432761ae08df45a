import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { contextOf } from "@/lib/http/request-context";
import { after, MINUTE, SECOND } from "@/lib/time";
import { PASSWORD, somebody, type Somebody } from "../attacks/somebody";
import { refusal } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

let published: Awaited<ReturnType<typeof openBackendApi>>;
let api: BackendApi;
beforeAll(async () => {
  published = await openBackendApi();
  api = new BackendApi(published.secretKey);
});
afterAll(() => published.close());

const PATH = "/v1/actor_tokens";
const ACTOR = { sub: "user_support", iss: "https://desk.example" };
const make = async (user_id: string, more: object = {}) => (await api.post(PATH, { user_id, actor: ACTOR, ...more })).json;
const signIn = (ticket: string, browser = new ApiBrowser()) => browser.post("/v1/client/sign_ins", { strategy: "ticket", ticket });

/** A browser of somebody of support, who acts as somebody else. */
async function impersonating(who?: Somebody, more: object = {}) {
  const person = who ?? (await somebody());
  const browser = new ApiBrowser(undefined, "198.51.100.77", "Mozilla/5.0 (Macintosh) Safari/605.1.15");
  const answer = await signIn((await make(person.userId, more)).token, browser);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.json));
  return { person, browser, answer, sessionId: answer.json.response.created_session_id as string };
}

describe("POST /v1/actor_tokens", () => {
  it("200 with a token that is stored as a hash only, and a trace of who made it for whom", async () => {
    const { userId } = await somebody();
    const { status, json } = await api.post(PATH, { user_id: userId, actor: ACTOR });
    expect([status, json]).toEqual([
      200,
      { object: "actor_token", id: expect.stringMatching(/^act_/), status: "pending", user_id: userId, actor: ACTOR, token: expect.any(String), url: `http://localhost:3000/v1/tickets/accept?ticket=${json.token}`, created_at: expect.any(Number), updated_at: expect.any(Number) },
    ]);
    expect(JSON.stringify(await database().actorToken.findUniqueOrThrow({ where: { id: json.id } }))).not.toContain(json.token);
    const event = await database().event.findFirstOrThrow({ where: { type: "actor_token.created", userId } });
    expect([event.actorType, event.actorId, event.data]).toEqual(["backend", expect.stringMatching(/^sk_/), { actor_token_id: json.id, actor: ACTOR }]);
  });

  it("401 without a key", async () => expect((await new BackendApi(null).post(PATH, {})).status).toBe(401));

  it("404 for nobody", async () => expect(refusal(await api.post(PATH, { user_id: "user_nobody", actor: ACTOR }))).toEqual([404, "resource_not_found"]));

  it.each([
    [{ user_id: "user_x" }, "form_param_missing actor"],
    [{ actor: ACTOR }, "form_param_missing user_id"],
    [{ user_id: "user_x", actor: {} }, "form_param_missing actor"],
    [{ user_id: "user_x", actor: "me" }, "form_param_type_invalid actor"],
    [{ user_id: "user_x", actor: { sub: "me", more: "x".repeat(1024) } }, "form_param_exceeds_allowed_size actor"],
    [{ user_id: "user_x", actor: ACTOR, expires_in_seconds: 0 }, "form_param_value_invalid expires_in_seconds"],
    [{ user_id: "user_x", actor: ACTOR, session_max_duration_in_seconds: "x" }, "form_param_type_invalid session_max_duration_in_seconds"],
  ])("422 for %j", async (body, error) => expect(refusal(await api.post(PATH, body))).toEqual([422, error]));
});

describe("signing in with an actor token", () => {
  it("200 as the user, with the actor in the session, in its tokens and in the log", async () => {
    const { person, browser, answer, sessionId } = await impersonating();
    const [session] = answer.json.client.sessions;
    expect(session).toMatchObject({ id: sessionId, actor: ACTOR, user: { id: person.userId }, factor_verification_age: [-1, -1] });
    const { jwt } = (await browser.post(`/v1/client/sessions/${sessionId}/tokens`)).json;
    expect(decodeJwt(jwt)).toMatchObject({ sub: person.userId, act: ACTOR, fva: [-1, -1] });
    expect((await api.get(`/v1/sessions/${sessionId}`)).json).toMatchObject({ actor: ACTOR });
    const events = await database().event.findMany({ where: { userId: person.userId, type: { in: ["actor_token.used", "session.created"] } }, orderBy: { sequence: "desc" }, take: 2 });
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ["session.created", { strategy: "ticket", actor: ACTOR, actor_token_id: expect.stringMatching(/^act_/) }],
      ["actor_token.used", { actor_token_id: expect.stringMatching(/^act_/), actor: ACTOR }],
    ]);
    await browser.patch("/v1/me", { first_name: "Changed" });
    const update = await database().event.findFirstOrThrow({ where: { userId: person.userId, type: "user.updated" }, orderBy: { sequence: "desc" } });
    expect(update.data).toMatchObject({ impersonated_by: ACTOR.sub });
  });

  it("200 for as long as the token says, not longer", async () => {
    const { answer } = await impersonating(undefined, { session_max_duration_in_seconds: 60 });
    const [session] = answer.json.client.sessions;
    expect(session.expire_at - session.created_at).toBe(60 * SECOND);
    const usual = (await impersonating()).answer.json.client.sessions[0];
    expect(usual.expire_at - usual.created_at).toBe(30 * MINUTE);
  });

  it("200 and the tokens of templates say who acts in which session, whatever the template says, and end with it", async () => {
    const { browser, sessionId, answer } = await impersonating(undefined, { session_max_duration_in_seconds: 300 });
    const end = Math.floor(answer.json.client.sessions[0].expire_at / SECOND);
    await database().jwtTemplate.create({ data: { id: newId("jwtTemplate"), name: "ten years", claims: { act: { sub: "user_nobody" }, sid: "sess_other", role: "guest" }, lifetimeSeconds: 315_360_000 } });
    const asked = (await browser.post(`/v1/client/sessions/${sessionId}/tokens/ten%20years`)).json.jwt;
    const path = `/v1/sessions/${sessionId}/tokens`;
    const lasting = { expires_in_seconds: 315_360_000 };
    const served = [await api.post(`${path}/ten%20years`), await api.post(`${path}/ten%20years`, lasting), await api.post(path, lasting)].map(({ json }) => json.jwt);
    for (const jwt of [asked, ...served]) expect(decodeJwt(jwt)).toMatchObject({ act: ACTOR, sid: sessionId, exp: end });
    expect(decodeJwt(asked)).toMatchObject({ role: "guest" });
  });

  it("200 without a second factor or a new password, which are the user's own", async () => {
    const person = await somebody();
    await database().phoneNumber.create({ data: { id: newId("identification"), userId: person.userId, phoneNumber: "+14155550199", claim: "+14155550199", reservedForSecondFactor: true } });
    await database().user.update({ where: { id: person.userId }, data: { passwordResetRequiredAt: new Date() } });
    expect((await impersonating(person)).answer.json.response.status).toBe("complete");
  });

  it("200 without a trace in when the user was here, and without a mail about a new device, then or when they come from the same", async () => {
    const person = await somebody();
    const before = await database().user.findUniqueOrThrow({ where: { id: person.userId } });
    await impersonating(person);
    const then = await database().user.findUniqueOrThrow({ where: { id: person.userId } });
    expect([then.lastSignInAt, then.lastActiveAt]).toEqual([before.lastSignInAt, before.lastActiveAt]);
    const mails = () => database().outboxMessage.count({ where: { slug: "new_device_sign_in", userId: person.userId } });
    expect(await mails()).toBe(0);
    // The device of support is still a new one for the person.
    await new ApiBrowser(undefined, "198.51.100.77", "Mozilla/5.0 (Macintosh) Safari/605.1.15").post("/v1/client/sign_ins", { identifier: person.address, password: PASSWORD });
    expect(await mails()).toBe(1);
  });

  it("200 and the user sees it, and ends it", async () => {
    const { person, browser, sessionId } = await impersonating();
    const own = new ApiBrowser();
    await own.post("/v1/client/sign_ins", { identifier: person.address, password: PASSWORD });
    const active = (await own.get("/v1/me/sessions/active")).json;
    expect(active.find(({ id }: { id: string }) => id === sessionId)).toMatchObject({ actor: ACTOR });
    expect((await own.post(`/v1/me/sessions/${sessionId}/revoke`)).status).toBe(200);
    expect((await browser.get("/v1/me")).status).toBe(401);
  });

  it("400 when it was used, revoked or is too old, or for signing up", async () => {
    const { userId } = await somebody();
    const [used, revoked, old, other] = [await make(userId), await make(userId), await make(userId), await make(userId)];
    await signIn(used.token);
    await api.post(`${PATH}/${revoked.id}/revoke`);
    await database().actorToken.update({ where: { id: old.id }, data: { expiresAt: after(new Date(), -1) } });
    expect(refusal(await signIn(used.token))).toEqual([400, "actor_token_already_used_code ticket"]);
    expect(refusal(await signIn(revoked.token))).toEqual([400, "actor_token_revoked_code ticket"]);
    expect(refusal(await signIn(old.token))).toEqual([400, "ticket_expired_code ticket"]);
    expect(refusal(await new ApiBrowser().post("/v1/client/sign_ups", { strategy: "ticket", ticket: other.token }))).toEqual([400, "actor_token_not_in_sign_in_code ticket"]);
    expect((await new ApiBrowser().get("/v1/tickets/accept", { query: { ticket: other.token } })).headers.get("location")).toContain("/sign-in?__clerk_ticket=");
    expect((await new ApiBrowser().get("/v1/tickets/accept", { query: { ticket: used.token } })).status).toBe(400);
  });

  it("200 for one of five at the same moment", async () => {
    const { token } = await make((await somebody()).userId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => signIn(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("403 when the user is banned; the token is still good", async () => {
    const { userId } = await somebody();
    const { token } = await make(userId);
    await database().user.update({ where: { id: userId }, data: { bannedAt: new Date() } });
    expect(refusal(await signIn(token))).toEqual([403, "user_banned"]);
    await database().user.update({ where: { id: userId }, data: { bannedAt: null } });
    expect((await signIn(token)).status).toBe(200);
  });
});

describe("signing in with an actor token, where the lists keep the user out", () => {
  afterEach(() => changeSettings({ restrictions: { blocklist: false } }));

  it("403; the token is still good", async () => {
    const { userId, address } = await somebody();
    const { token } = await make(userId);
    await api.post("/v1/blocklist_identifiers", { identifier: address });
    await changeSettings({ restrictions: { blocklist: true } });
    expect(refusal(await signIn(token))).toEqual([403, "not_allowed_access email_address"]);
    await changeSettings({ restrictions: { blocklist: false } });
    expect((await signIn(token)).status).toBe(200);
  });
});

describe("whoever acts as somebody", () => {
  it("403 for all that guards the account, also after a confirmation by password", async () => {
    const { person, browser, sessionId } = await impersonating();
    const email = await database().emailAddress.findFirstOrThrow({ where: { userId: person.userId } });
    const attempts: [method: "post" | "patch" | "delete", path: string, form?: Record<string, unknown>][] = [
      ["post", "/v1/me/change_password", { current_password: PASSWORD, new_password: "another quiet harbour 8" }],
      ["post", "/v1/me/remove_password", { current_password: PASSWORD }],
      ["patch", "/v1/me", { password: "another quiet harbour 8" }],
      ["patch", "/v1/me", { username: "taken_over" }],
      ["patch", "/v1/me", { primary_email_address_id: email.id }],
      ["post", "/v1/me/email_addresses", { email_address: "mine@evil.example" }],
      ["delete", `/v1/me/email_addresses/${email.id}`],
      ["post", "/v1/me/phone_numbers", { phone_number: "+14155550198" }],
      ["post", `/v1/me/sessions/${sessionId}/revoke`],
      ["delete", "/v1/me"],
    ];
    const refused = async () => {
      for (const [method, path, form] of attempts) {
        const answer = method === "delete" ? await browser.delete(path) : await browser[method](path, form);
        expect(refusal(answer), `${method} ${path}`).toEqual([403, "authorization_invalid"]);
      }
    };
    await refused();
    expect(refusal(await browser.post(`/v1/client/sessions/${sessionId}/verify`, { level: "first_factor" }))).toEqual([403, "authorization_invalid"]);
    await database().session.update({ where: { id: sessionId }, data: { firstFactorVerifiedAt: new Date() } });
    await refused();
  });

  it("is no administrator, also when the user is", async () => {
    const person = await somebody();
    await database().administrator.create({ data: { userId: person.userId } });
    const { browser } = await impersonating(person);
    const { actor } = await contextOf(browser.cookies.get("__client") ?? "", { requestId: "test", ip: null, userAgent: null, origin: null, locale: "en" });
    expect(actor).toMatchObject({ userId: person.userId, administrator: false, impersonatedBy: ACTOR.sub });
  });
});

describe("POST /v1/actor_tokens/{id}/revoke", () => {
  it("200, once", async () => {
    const { id } = await make((await somebody()).userId);
    const { json } = await api.post(`${PATH}/${id}/revoke`);
    expect([json.status, json.token, json.url]).toEqual(["revoked", undefined, undefined]);
    expect(refusal(await api.post(`${PATH}/${id}/revoke`))).toEqual([400, "actor_token_cannot_be_revoked_code"]);
    expect(refusal(await api.post(`${PATH}/act_nobody/revoke`))).toEqual([404, "resource_not_found"]);
  });
});

describe("the published SDK", () => {
  it("200 from each of its methods, and its verifier sees who acts", async () => {
    const { userId } = await somebody();
    const { actorTokens, sessions } = published.clerk;
    const made = await actorTokens.create({ userId, actor: { sub: "user_support" }, expiresInSeconds: 600, sessionMaxDurationInSeconds: 60 });
    expect([made.status, made.userId, made.actor]).toEqual(["pending", userId, { sub: "user_support" }]);
    const { json } = await signIn(made.token ?? "");
    expect((await sessions.getSession(json.response.created_session_id)).actor).toEqual({ sub: "user_support" });
    expect((await actorTokens.revoke((await actorTokens.create({ userId, actor: { sub: "x" } })).id)).status).toBe("revoked");
  });
});
