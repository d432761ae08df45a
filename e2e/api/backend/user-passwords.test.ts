import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { PASSWORD } from "../attacks/somebody";
import { refusal, signedIn } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

const NEW_PASSWORD = "another harbour at dusk 8";

let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;

beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

const ask = (userId: string, what: string, json?: object) => api.post(`/v1/users/${userId}/${what}`, json);
const signIn = (identifier: string, password: string) => new ApiBrowser().post("/v1/client/sign_ins", { identifier, password });
const eventsOf = async (userId: string) => (await database().event.findMany({ where: { userId }, orderBy: { sequence: "asc" } })).map(({ type }) => type);

async function withoutPassword(): Promise<string> {
  const { json } = await api.post("/v1/users", { username: `none_${Math.random().toString(36).slice(2)}`, skip_user_requirement: true, skip_password_requirement: true });
  return json.id;
}

describe("POST /v1/users/{user_id}/verify_password", () => {
  it("200 for the password", async () => {
    const { userId } = await signedIn();
    expect(await ask(userId, "verify_password", { password: PASSWORD })).toMatchObject({ status: 200, json: { verified: true } });
  });

  it("422 for another", async () => {
    expect(refusal(await ask((await signedIn()).userId, "verify_password", { password: NEW_PASSWORD }))).toEqual([422, "incorrect_password password"]);
  });

  it("400 where there is none", async () => {
    expect(refusal(await ask(await withoutPassword(), "verify_password", { password: PASSWORD }))).toEqual([400, "no_password_set"]);
  });

  it("422 without a password, or with something else", async () => {
    expect(refusal(await ask("user_nobody", "verify_password", {}))).toEqual([422, "form_param_missing password"]);
    expect(refusal(await ask("user_nobody", "verify_password", { password: 7 }))).toEqual([422, "form_param_type_invalid password"]);
  });

  it("404 for nobody", async () => expect(refusal(await ask("user_nobody", "verify_password", { password: PASSWORD }))).toEqual([404, "resource_not_found"]));

  it("429 for too many tries at one user's, also for the right one; others are not concerned", async () => {
    const [guessed, other] = [await signedIn(), await signedIn()];
    await changeSettings({ attack_protection: { rate_limits: { enabled: true } } });
    const tries = [];
    for (let index = 0; index < 31; index += 1) tries.push((await ask(guessed.userId, "verify_password", { password: `guess ${index}` })).status);
    expect([tries.filter((status) => status === 422).length, tries.at(-1)]).toEqual([30, 429]);
    const refused = await ask(guessed.userId, "verify_password", { password: PASSWORD });
    expect([refusal(refused), Number(refused.headers.get("retry-after")) > 0]).toEqual([[429, "too_many_requests"], true]);
    expect((await ask(other.userId, "verify_password", { password: PASSWORD })).status).toBe(200);
    await changeSettings({ attack_protection: { rate_limits: { enabled: false } } });
  });

  it("401 without a key", async () => expect((await new BackendApi(null).post("/v1/users/user_nobody/verify_password", { password: PASSWORD })).status).toBe(401));
});

describe("POST /v1/users/{user_id}/remove_password", () => {
  it("200: the password is gone, sessions stay, the person is told", async () => {
    const person = await signedIn();
    expect(await ask(person.userId, "remove_password")).toMatchObject({ status: 200, json: { password_enabled: false } });
    expect((await person.api.get("/v1/me")).status).toBe(200);
    expect((await signIn(person.address, PASSWORD)).status).toBe(422);
    expect(await eventsOf(person.userId)).toContain("user.password_removed");
    expect(await database().outboxMessage.count({ where: { userId: person.userId, slug: "password_removed" } })).toBe(1);
  });

  it("200 and all sessions end when they are to", async () => {
    const person = await signedIn();
    await ask(person.userId, "remove_password", { sign_out_of_other_sessions: true });
    expect((await person.api.get("/v1/me")).status).toBe(401);
    expect(await eventsOf(person.userId)).toContain("session.revoked");
  });

  it("200 where it was the only way to sign in, and where there is none, which is no event", async () => {
    const { json } = await api.post("/v1/users", { username: "only_by_password", password: PASSWORD, skip_user_requirement: true });
    expect((await ask(json.id, "remove_password")).json.password_enabled).toBe(false);
    const before = await eventsOf(json.id);
    expect((await ask(json.id, "remove_password")).status).toBe(200);
    expect(await eventsOf(json.id)).toEqual(before);
  });

  it("422 for a flag of the wrong type", async () => {
    expect(refusal(await ask("user_nobody", "remove_password", { sign_out_of_other_sessions: "yes" }))).toEqual([422, "form_param_type_invalid sign_out_of_other_sessions"]);
  });

  it("404 for nobody", async () => expect(refusal(await ask("user_nobody", "remove_password"))).toEqual([404, "resource_not_found"]));

  it("401 without a key", async () => expect((await new BackendApi(null).post("/v1/users/user_nobody/remove_password")).status).toBe(401));
});

describe("POST /v1/users/{user_id}/password/set_compromised", () => {
  it("200: whoever signs in with it must set another one before anything else", async () => {
    const person = await signedIn();
    expect(await ask(person.userId, "password/set_compromised")).toMatchObject({ status: 200, json: { requires_password_reset: true } });
    expect(await eventsOf(person.userId)).toContain("user.updated");
    const browser = new ApiBrowser();
    const { json } = await browser.post("/v1/client/sign_ins", { identifier: person.address, password: PASSWORD });
    expect([json.response.status, json.response.created_session_id]).toEqual(["needs_new_password", null]);
    const reset = (password: string) => browser.post(`/v1/client/sign_ins/${json.response.id}/reset_password`, { password });
    expect(refusal(await reset(PASSWORD))).toEqual([422, "form_new_password_matches_current password"]);
    expect((await reset(NEW_PASSWORD)).json.response.status).toBe("complete");
    expect((await api.get(`/v1/users/${person.userId}`)).json.requires_password_reset).toBe(false);
    expect((await signIn(person.address, NEW_PASSWORD)).json.response.status).toBe("complete");
  });

  it("200 for a sign-in that is under way: it begins anew", async () => {
    const person = await signedIn();
    const browser = new ApiBrowser();
    const { json } = await browser.post("/v1/client/sign_ins", { identifier: person.address });
    await ask(person.userId, "password/set_compromised");
    expect((await browser.post(`/v1/client/sign_ins/${json.response.id}/attempt_first_factor`, { strategy: "password", password: PASSWORD })).status).toBe(404);
  });

  it("200 and sessions stay unless they are to end", async () => {
    const person = await signedIn();
    await ask(person.userId, "password/set_compromised", { revoke_all_sessions: false });
    expect((await person.api.get("/v1/me")).status).toBe(200);
    await ask(person.userId, "password/set_compromised", { revoke_all_sessions: true });
    expect((await person.api.get("/v1/me")).status).toBe(401);
    expect(await eventsOf(person.userId)).toContain("session.revoked");
  });

  it("400 where there is none", async () => expect(refusal(await ask(await withoutPassword(), "password/set_compromised"))).toEqual([400, "no_password_set"]));

  it("422 for a flag of the wrong type", async () => {
    expect(refusal(await ask("user_nobody", "password/set_compromised", { revoke_all_sessions: 1 }))).toEqual([422, "form_param_type_invalid revoke_all_sessions"]);
  });

  it("404 for nobody", async () => expect(refusal(await ask("user_nobody", "password/set_compromised"))).toEqual([404, "resource_not_found"]));

  it("401 without a key", async () => expect((await new BackendApi(null).post("/v1/users/user_nobody/password/set_compromised")).status).toBe(401));
});

describe("POST /v1/users/{user_id}/password/unset_compromised", () => {
  it("200: the password signs in again", async () => {
    const person = await signedIn();
    await ask(person.userId, "password/set_compromised");
    expect(await ask(person.userId, "password/unset_compromised")).toMatchObject({ status: 200, json: { requires_password_reset: false } });
    expect((await signIn(person.address, PASSWORD)).json.response.status).toBe("complete");
  });

  it("404 for nobody", async () => expect(refusal(await ask("user_nobody", "password/unset_compromised"))).toEqual([404, "resource_not_found"]));

  it("401 without a key", async () => expect((await new BackendApi(null).post("/v1/users/user_nobody/password/unset_compromised")).status).toBe(401));
});

describe("users of the published SDK", () => {
  it("200 for verifyPassword, setPasswordCompromised, unsetPasswordCompromised and removePassword", async () => {
    const { userId } = await signedIn();
    const { users } = published.clerk;
    expect(await users.verifyPassword({ userId, password: PASSWORD })).toEqual({ verified: true });
    await expect(users.verifyPassword({ userId, password: NEW_PASSWORD })).rejects.toMatchObject({ status: 422, errors: [{ code: "incorrect_password" }] });
    expect((await users.setPasswordCompromised(userId, { revokeAllSessions: true })).id).toBe(userId);
    expect((await users.unsetPasswordCompromised(userId)).id).toBe(userId);
    expect((await users.removePassword(userId, { signOutOfOtherSessions: true })).passwordEnabled).toBe(false);
  });
});
