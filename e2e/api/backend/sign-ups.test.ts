import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { PASSWORD, somebody } from "../attacks/somebody";
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
  await changeSettings({ email_address: { verify_at_sign_up: false } });
});
afterAll(() => published.close());

/** A sign-up that lacks a password. */
async function begun(email_address: string) {
  const browser = new ApiBrowser();
  const { id } = (await browser.post("/v1/client/sign_ups", { email_address })).json.response;
  return { browser, id: id as string };
}

describe("GET /v1/sign_ups/{id}", () => {
  it("200 in whichever browser it is", async () => {
    const { id } = await begun("seen@example.test");
    expect((await api.get(`/v1/sign_ups/${id}`)).json).toMatchObject({ object: "sign_up_attempt", id, status: "missing_requirements", email_address: "seen@example.test", custom_action: false, external_id: null });
  });

  it("404 for nobody's, 401 without a key", async () => {
    expect(refusal(await api.get("/v1/sign_ups/sua_nobody"))).toEqual([404, "resource_not_found"]);
    expect((await new BackendApi(null).get("/v1/sign_ups/sua_nobody")).status).toBe(401);
  });
});

describe("PATCH /v1/sign_ups/{id}", () => {
  it("200 and the account gets the external id when it is made", async () => {
    const { browser, id } = await begun("external@example.test");
    expect((await api.patch(`/v1/sign_ups/${id}`, { external_id: "crm-7", custom_action: true })).json).toMatchObject({ external_id: "crm-7", custom_action: true });
    const done = await browser.patch(`/v1/client/sign_ups/${id}`, { password: PASSWORD });
    expect(done.json.response).toMatchObject({ status: "complete", external_id: "crm-7", custom_action: true });
    expect((await database().user.findUniqueOrThrow({ where: { id: done.json.response.created_user_id } })).externalId).toBe("crm-7");
    expect(refusal(await api.patch(`/v1/sign_ups/${id}`, { external_id: "crm-8" }))).toEqual([400, "client_state_invalid"]);
  });

  it("200 for null, which takes it away, and for nothing, which changes nothing", async () => {
    const { id } = await begun("cleared@example.test");
    await api.patch(`/v1/sign_ups/${id}`, { external_id: "crm-9" });
    expect((await api.patch(`/v1/sign_ups/${id}`, {})).json.external_id).toBe("crm-9");
    expect((await api.patch(`/v1/sign_ups/${id}`, { external_id: null })).json.external_id).toBeNull();
  });

  it("404 for nobody's, and for one that was given up", async () => {
    const { id } = await begun("late@example.test");
    await database().signUp.update({ where: { id }, data: { abandonAt: new Date() } });
    for (const each of [id, "sua_nobody"]) expect(refusal(await api.patch(`/v1/sign_ups/${each}`, { external_id: "x" }))).toEqual([404, "resource_not_found"]);
  });

  it("422 for what another account has, or is nothing of the kind", async () => {
    const { id } = await begun("taken@example.test");
    await database().user.update({ where: { id: (await somebody()).userId }, data: { externalId: "crm-taken" } });
    expect(refusal(await api.patch(`/v1/sign_ups/${id}`, { external_id: "crm-taken" }))).toEqual([422, "form_identifier_exists external_id"]);
    expect(refusal(await api.patch(`/v1/sign_ups/${id}`, { external_id: 7 }))).toEqual([422, "form_param_type_invalid external_id"]);
    expect(refusal(await api.patch(`/v1/sign_ups/${id}`, { custom_action: "yes" }))).toEqual([422, "form_param_type_invalid custom_action"]);
    expect(refusal(await api.patch(`/v1/sign_ups/${id}`, { email_address: "x@example.test" }))).toEqual([422, "form_param_unknown email_address"]);
  });
});

describe("the published SDK", () => {
  it("200 from each of its methods", async () => {
    const { id } = await begun("sdk@example.test");
    expect((await published.clerk.signUps.get(id)).emailAddress).toBe("sdk@example.test");
    expect((await published.clerk.signUps.update({ signUpAttemptId: id, externalId: "crm-sdk", customAction: true })).externalId).toBe("crm-sdk");
  });
});
