import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { PASSWORD } from "../attacks/somebody";
import { refusal, signedIn, signInAgain } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

const eventsOf = async (userId: string) => (await database().event.findMany({ where: { userId, actorType: "backend" }, orderBy: { sequence: "asc" } })).map(({ type }) => type);
const signInOf = async (address: string) => refusal(await new ApiBrowser().post("/v1/client/sign_ins", { identifier: address, password: PASSWORD }));

describe("POST /v1/users/{id}/ban", () => {
  it("200: every session is refused at its next request, and nobody signs in any more", async () => {
    const person = await signedIn();
    const second = await signInAgain(person);
    const { status, json } = await api.post(`/v1/users/${person.userId}/ban`);
    expect([status, json.id, json.banned]).toEqual([200, person.userId, true]);
    for (const { api: browser, sessionId } of [person, second]) {
      expect(refusal(await browser.post(`/v1/client/sessions/${sessionId}/tokens`))).toEqual([401, "signed_out"]);
      expect((await browser.get("/v1/me")).status).toBe(401);
    }
    expect(await signInOf(person.address)).toEqual([403, "user_banned"]);
    expect((await eventsOf(person.userId)).sort()).toEqual(["session.revoked", "session.revoked", "session.revoked", "user.updated"]);
  });

  it("200 again, with nothing new to tell of", async () => {
    const person = await signedIn();
    for (const _ of [1, 2]) expect((await api.post(`/v1/users/${person.userId}/ban`)).json.banned).toBe(true);
    expect((await eventsOf(person.userId)).filter((type) => type === "user.updated")).toHaveLength(1);
  });

  it("200 to let them in again, whose sessions have ended", async () => {
    const person = await signedIn();
    await api.post(`/v1/users/${person.userId}/ban`);
    const { json } = await api.post(`/v1/users/${person.userId}/unban`);
    expect(json.banned).toBe(false);
    expect((await person.api.get("/v1/me")).status).toBe(401);
    expect(await signInOf(person.address)).toEqual([200]);
  });

  it("404 for nobody", async () => {
    for (const verb of ["ban", "unban", "lock", "unlock"]) expect(refusal(await api.post(`/v1/users/user_nobody/${verb}`))).toEqual([404, "resource_not_found"]);
  });

  it("401 without a key", async () => {
    for (const path of ["user_nobody/ban", "user_nobody/lock", "ban", "unban"]) expect(refusal(await new BackendApi(null).post(`/v1/users/${path}`))[0]).toBe(401);
  });
});

describe("POST /v1/users/ban and unban", () => {
  it("200 with the users, in the order of their ids as they were given", async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const user_ids = [other.userId, one.userId, other.userId];
    for (const [verb, banned] of [["ban", true], ["unban", false]] as const) {
      const { status, json } = await api.post(`/v1/users/${verb}`, { user_ids });
      expect([status, json.map((user: { id: string; banned: boolean }) => [user.id, user.banned])]).toEqual([200, [[other.userId, banned], [one.userId, banned]]]);
    }
    expect((await one.api.get("/v1/me")).status).toBe(401);
  });

  it("404 when one of them is nobody: then nobody is banned", async () => {
    const person = await signedIn();
    expect(refusal(await api.post("/v1/users/ban", { user_ids: [person.userId, "user_nobody"] }))).toEqual([404, "resource_not_found"]);
    expect((await api.get(`/v1/users/${person.userId}`)).json.banned).toBe(false);
    expect((await person.api.get("/v1/me")).status).toBe(200);
  });

  it.each([
    [{}, "form_param_missing user_ids"],
    [{ user_ids: [] }, "form_param_nil user_ids"],
    [{ user_ids: "user_1" }, "form_param_type_invalid user_ids"],
    [{ user_ids: [1] }, "form_param_type_invalid user_ids"],
    [{ user_ids: Array.from({ length: 51 }, (_, index) => `user_${index}`) }, "form_param_array_size_exceeded user_ids"],
  ])("422 for %j", async (body, code) => expect(refusal(await api.post("/v1/users/ban", body))).toEqual([422, code]));
});

describe("POST /v1/users/{id}/lock", () => {
  it("200: nobody signs in until the lock expires, or is opened; sessions go on", async () => {
    const person = await signedIn();
    const { status, json } = await api.post(`/v1/users/${person.userId}/lock`);
    expect([status, json.locked, json.lockout_expires_in_seconds]).toEqual([200, true, expect.any(Number)]);
    expect(json.lockout_expires_in_seconds).toBeGreaterThan(3590);
    expect(await signInOf(person.address)).toEqual([403, "user_locked"]);
    expect((await person.api.get("/v1/me")).status).toBe(200);
    const opened = await api.post(`/v1/users/${person.userId}/unlock`);
    expect([opened.json.locked, opened.json.lockout_expires_in_seconds]).toEqual([false, null]);
    expect(await signInOf(person.address)).toEqual([200]);
    expect(await eventsOf(person.userId)).toEqual(["user.updated", "user.updated"]);
  });

  it("403 where the instance locks nobody; a locked account can still be opened", async () => {
    const person = await signedIn();
    await api.post(`/v1/users/${person.userId}/lock`);
    await changeSettings({ attack_protection: { user_lockout: { enabled: false } } });
    try {
      expect(refusal(await api.post(`/v1/users/${person.userId}/lock`))).toEqual([403, "authorization_invalid"]);
      expect((await api.post(`/v1/users/${person.userId}/unlock`)).json.locked).toBe(false);
    } finally {
      await changeSettings({ attack_protection: { user_lockout: { enabled: true } } });
    }
  });
});

it("200 for the published SDK", async () => {
  const { users } = published.clerk;
  const person = await signedIn();
  expect((await users.banUser(person.userId)).banned).toBe(true);
  expect((await users.unbanUser(person.userId)).banned).toBe(false);
  expect((await users.lockUser(person.userId)).locked).toBe(true);
  expect((await users.unlockUser(person.userId)).locked).toBe(false);
  await expect(users.banUser("user_nobody")).rejects.toMatchObject({ status: 404, errors: [{ code: "resource_not_found" }] });
});
