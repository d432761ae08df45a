import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedIn } from "../signed-in";
import { refusal } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { changeSettings, useInstance } from "../support/instance";
import { PASSWORD, somebody, type Somebody } from "./somebody";

useInstance();

/** @see CVE-2024-49757: what an instance does not offer is not to be had by its API either */
describe("where passwords are off", () => {
  let who: Somebody;
  let inside: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    who = await somebody();
    inside = await signedIn();
    await changeSettings({ password: { mode: "off" } });
  });
  afterAll(() => changeSettings({ password: { mode: "required" } }));

  it("400 for a password that begins a sign-in, right or wrong", async () => {
    for (const password of [PASSWORD, "not it at all"]) {
      const browser = new ApiBrowser();
      expect(refusal(await browser.post("/v1/client/sign_ins", { identifier: who.address, password }))).toEqual([400, "form_param_value_disabled strategy"]);
      expect((await browser.get("/v1/client")).json.response?.sessions ?? []).toEqual([]);
    }
  });

  it("400 for a password that goes on with one", async () => {
    const browser = new ApiBrowser();
    const { json } = await browser.post("/v1/client/sign_ins", { identifier: who.address });
    expect(refusal(await browser.post(`/v1/client/sign_ins/${json.response.id}/attempt_first_factor`, { strategy: "password", password: PASSWORD }))).toEqual([400, "form_param_value_disabled strategy"]);
  });

  it("400 for a password that confirms who is signed in", async () => {
    const path = `/v1/client/sessions/${inside.sessionId}/verify`;
    await inside.api.post(path, { level: "first_factor" });
    expect(refusal(await inside.api.post(`${path}/attempt_first_factor`, { strategy: "password", password: PASSWORD }))).toEqual([400, "form_param_value_disabled strategy"]);
  });
});
