import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
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

const clientOf = async (sessionId: string) => (await api.get(`/v1/sessions/${sessionId}`)).json.client_id as string;

describe("GET /v1/clients", () => {
  it("200 with all, the newest first, bare or with how many there are", async () => {
    const { sessionId } = await signedInBrowser();
    const newest = (await api.get("/v1/clients", { limit: "1" })).json;
    expect(newest).toMatchObject([{ object: "client", id: await clientOf(sessionId), session_ids: [sessionId] }]);
    const { json } = await api.get("/v1/clients", { paginated: "true" });
    expect(json.total_count).toBe(json.data.length);
    expect(json.data[0].id).toBe(newest[0].id);
  });

  it("422 for a page that is none", async () => expect(refusal(await api.get("/v1/clients", { limit: "many" }))).toEqual([422, "form_param_type_invalid limit"]));

  it("401 without a key", async () => expect((await new BackendApi(null).get("/v1/clients")).status).toBe(401));
});

describe("GET /v1/clients/{id}", () => {
  it("200 with everybody who is signed in there, and whose session was revoked", async () => {
    const first = await signedInBrowser();
    const second = await signedInBrowser(first.browser);
    await api.post(`/v1/sessions/${first.sessionId}/revoke`);
    const { status, json } = await api.get(`/v1/clients/${await clientOf(second.sessionId)}`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ session_ids: [first.sessionId, second.sessionId], last_active_session_id: second.sessionId, last_authentication_strategy: "password", sign_in_id: expect.stringMatching(/^sia_/), sign_up_id: null });
    expect(json.sessions.map(({ status: state }: { status: string }) => state)).toEqual(["revoked", "active"]);
  });

  it("404 for one that there is not, or that was forgotten", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const id = await clientOf(sessionId);
    await browser.delete("/v1/client");
    for (const path of [`/v1/clients/${id}`, "/v1/clients/client_nobody"]) expect(refusal(await api.get(path))).toEqual([404, "resource_not_found"]);
  });
});

describe("POST /v1/clients/verify", () => {
  it("200 for the browser's credential, and for a session token of it", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const id = await clientOf(sessionId);
    const { jwt } = (await api.post(`/v1/sessions/${sessionId}/tokens`)).json;
    for (const token of [browser.cookies.get("__client"), jwt]) expect((await api.post("/v1/clients/verify", { token })).json.id).toBe(id);
  });

  it("400 for a token of nobody, and when the session has ended", async () => {
    const { sessionId } = await signedInBrowser();
    const { jwt } = (await api.post(`/v1/sessions/${sessionId}/tokens`)).json;
    await database().session.update({ where: { id: sessionId }, data: { status: "ended" } });
    for (const token of ["nobody", "a.b.c", jwt]) expect(refusal(await api.post("/v1/clients/verify", { token }))).toEqual([400, "client_not_found"]);
  });

  it("422 without one", async () => {
    expect(refusal(await api.post("/v1/clients/verify", {}))).toEqual([422, "form_param_missing token"]);
    expect(refusal(await api.post("/v1/clients/verify", { token: 5 }))).toEqual([422, "form_param_type_invalid token"]);
  });
});

describe("GET /v1/clients/handshake_payload", () => {
  it("400 for a nonce that nobody knows, 422 without one", async () => {
    expect(refusal(await api.get("/v1/clients/handshake_payload", { nonce: "nothing" }))).toEqual([400, "invalid_handshake"]);
    expect(refusal(await api.get("/v1/clients/handshake_payload"))).toEqual([422, "form_param_missing nonce"]);
  });
});

describe("the published SDK", () => {
  it("200 from each of its methods", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const { clients } = published.clerk;
    const { data, totalCount } = await clients.getClientList({ limit: 2 });
    expect([data.length, totalCount > 2]).toEqual([2, true]);
    const id = await clientOf(sessionId);
    expect((await clients.getClient(id)).sessions[0]?.id).toBe(sessionId);
    expect((await clients.verifyClient(browser.cookies.get("__client") ?? "")).id).toBe(id);
    const answer = await browser.get("/v1/client/handshake", { query: { redirect_url: "http://localhost:3000/", format: "nonce" } });
    const nonce = answer.headers.getSetCookie().find((line) => line.startsWith("__clerk_handshake_nonce="))?.split(/[=;]/)[1] ?? "";
    expect((await clients.getHandshakePayload({ nonce })).directives[0]).toMatch(/^__session=ey/);
    await expect(clients.getHandshakePayload({ nonce })).rejects.toMatchObject({ status: 400 });
  });
});
