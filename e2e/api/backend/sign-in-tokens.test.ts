import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { DAY, HOUR } from "@/lib/time";
import { somebody } from "../attacks/somebody";
import { refusal } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";

useInstance();

let published: Awaited<ReturnType<typeof openBackendApi>>;
let api: BackendApi;
beforeAll(async () => {
  published = await openBackendApi();
  api = new BackendApi(published.secretKey);
});
afterAll(() => published.close());

const PATH = "/v1/sign_in_tokens";
const signIn = (ticket: string) => new ApiBrowser().post("/v1/client/sign_ins", { strategy: "ticket", ticket });

describe("POST /v1/sign_in_tokens", () => {
  it("200 with a token that signs the user in once, and is stored as a hash only", async () => {
    const { userId } = await somebody();
    const { status, json } = await api.post(PATH, { user_id: userId });
    expect([status, json]).toEqual([
      200,
      { object: "sign_in_token", id: expect.stringMatching(/^sit_/), status: "pending", user_id: userId, token: expect.any(String), url: `http://localhost:3000/v1/tickets/accept?ticket=${json.token}`, created_at: expect.any(Number), updated_at: expect.any(Number) },
    ]);
    const row = await database().signInToken.findUniqueOrThrow({ where: { id: json.id } });
    expect(JSON.stringify(row)).not.toContain(json.token);
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(30 * DAY);
    const { search } = new URL(json.url);
    expect((await new ApiBrowser().get(`/v1/tickets/accept${search}`)).headers.get("location")).toContain("/sign-in?__clerk_ticket=");
    expect((await signIn(json.token)).json.client.sessions[0].user.id).toBe(userId);
    expect((await signIn(json.token)).status).toBe(400);
    expect(await database().event.findMany({ where: { userId, type: { startsWith: "sign_in_token" } }, orderBy: { sequence: "asc" }, select: { type: true, actorType: true } })).toEqual([
      { type: "sign_in_token.created", actorType: "backend" },
      { type: "sign_in_token.used", actorType: "anonymous" },
    ]);
  });

  it("200 for as long as is asked for", async () => {
    const { userId } = await somebody();
    const { json } = await api.post(PATH, { user_id: userId, expires_in_seconds: 3600 });
    const row = await database().signInToken.findUniqueOrThrow({ where: { id: json.id } });
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(HOUR);
    expect((await api.post(PATH, { user_id: userId, expires_in_seconds: null })).status).toBe(200);
  });

  it("401 without a key", async () => expect((await new BackendApi(null).post(PATH, {})).status).toBe(401));

  it("404 for nobody", async () => expect(refusal(await api.post(PATH, { user_id: "user_nobody" }))).toEqual([404, "resource_not_found"]));

  it.each([
    [{}, "form_param_missing user_id"],
    [{ user_id: "user_x", expires_in_seconds: 0 }, "form_param_value_invalid expires_in_seconds"],
    [{ user_id: "user_x", expires_in_seconds: "60" }, "form_param_type_invalid expires_in_seconds"],
    [{ user_id: "user_x", user: "me" }, "form_param_unknown user"],
  ])("422 for %j", async (body, error) => expect(refusal(await api.post(PATH, body))).toEqual([422, error]));
});

describe("POST /v1/sign_in_tokens/{id}/revoke", () => {
  it("200 and it signs nobody in", async () => {
    const { userId } = await somebody();
    const { id, token } = (await api.post(PATH, { user_id: userId })).json;
    const { json } = await api.post(`${PATH}/${id}/revoke`);
    expect(json).toEqual({ object: "sign_in_token", id, status: "revoked", user_id: userId, url: null, created_at: expect.any(Number), updated_at: expect.any(Number) });
    expect(refusal(await signIn(token))).toEqual([400, "sign_in_token_revoked_code ticket"]);
  });

  it("400 when it was used or revoked, 404 for nobody's", async () => {
    const { userId } = await somebody();
    const [used, revoked] = [(await api.post(PATH, { user_id: userId })).json, (await api.post(PATH, { user_id: userId })).json];
    await signIn(used.token);
    await api.post(`${PATH}/${revoked.id}/revoke`);
    for (const { id } of [used, revoked]) expect(refusal(await api.post(`${PATH}/${id}/revoke`))).toEqual([400, "sign_in_token_cannot_be_revoked_code"]);
    expect(refusal(await api.post(`${PATH}/sit_nobody/revoke`))).toEqual([404, "resource_not_found"]);
  });
});

describe("the published SDK", () => {
  it("200 from each of its methods", async () => {
    const { userId } = await somebody();
    const made = await published.clerk.signInTokens.createSignInToken({ userId, expiresInSeconds: 60 });
    expect([made.status, made.userId, made.url.endsWith(made.token)]).toEqual(["pending", userId, true]);
    expect((await published.clerk.signInTokens.revokeSignInToken(made.id)).status).toBe("revoked");
  });
});
