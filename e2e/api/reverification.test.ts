import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { newestMessage } from "@/lib/flows/testing";
import { HOUR } from "@/lib/time";
import { PASSWORD, somebody } from "./attacks/somebody";
import { ApiBrowser, type Answer } from "./support/api-browser";
import { useInstance } from "./support/instance";

useInstance();

const refusal = ({ status, json }: Answer) => ({ status, code: json.errors[0].code, param: json.errors[0].meta.param_name });

let browser: ApiBrowser;
let person: { address: string; userId: string };
let verify = "";

/** Somebody who proved who they are two hours ago. */
beforeEach(async () => {
  browser = new ApiBrowser();
  person = await somebody();
  const { json } = await browser.post("/v1/client/sign_ins", { identifier: person.address, password: PASSWORD });
  const id = json.response.created_session_id;
  await database().session.update({ where: { id }, data: { firstFactorVerifiedAt: new Date(Date.now() - 2 * HOUR) } });
  verify = `/v1/client/sessions/${id}/verify`;
});

let number = 0;
async function setNumberAside(): Promise<string> {
  const phoneNumber = `+1415555${String(100 + (number += 1)).padStart(4, "0")}`;
  return (await database().phoneNumber.create({ data: { id: newId("identification"), userId: person.userId, phoneNumber, claim: phoneNumber, reservedForSecondFactor: true } })).id;
}

describe("POST /v1/client/sessions/{id}/verify", () => {
  it("200 with what the person can confirm by, and the session as it is", async () => {
    const { status, json } = await browser.post(verify, { level: "first_factor" });
    expect(status).toBe(200);
    expect(json.response).toMatchObject({ object: "session_reverification", level: "first_factor", status: "needs_first_factor", first_factor_verification: null, second_factor_verification: null, session: { object: "session", factor_verification_age: [120, -1], user: { id: person.userId } } });
    expect(json.response.supported_first_factors.map((factor: { strategy: string }) => factor.strategy)).toEqual(["password", "email_code"]);
  });

  it("200 with the first factor for whoever has no second one", async () => {
    for (const level of ["second_factor", "multi_factor"]) {
      expect((await browser.post(verify, { level })).json.response).toMatchObject({ level: "first_factor", status: "needs_first_factor", supported_second_factors: [] });
    }
  });

  it("422 when the level is missing or none", async () => {
    expect(refusal(await browser.post(verify))).toEqual({ status: 422, code: "form_param_missing", param: "level" });
    expect(refusal(await browser.post(verify, { level: "third" }))).toEqual({ status: 422, code: "form_param_value_invalid", param: "level" });
  });

  it("401 signed out, 404 for somebody else's session", async () => {
    expect((await new ApiBrowser().post(verify, { level: "first_factor" })).status).toBe(401);
    const other = new ApiBrowser();
    await other.post("/v1/client/sign_ins", { identifier: (await somebody()).address, password: PASSWORD });
    for (const [step, form] of [["", { level: "first_factor" }], ["/prepare_first_factor", { strategy: "email_code" }], ["/attempt_first_factor", { strategy: "password", password: PASSWORD }], ["/prepare_second_factor", { strategy: "phone_code" }], ["/attempt_second_factor", { strategy: "phone_code", code: "424242" }]] as const) {
      expect(refusal(await other.post(`${verify}${step}`, form)), step).toMatchObject({ status: 404, code: "resource_not_found" });
    }
  });
});

describe("POST …/verify/prepare_first_factor and …/attempt_first_factor", () => {
  it("200 with the password: the session and its token are fresh", async () => {
    await browser.post(verify, { level: "first_factor" });
    const { json } = await browser.post(`${verify}/attempt_first_factor`, { strategy: "password", password: PASSWORD });
    expect(json.response).toMatchObject({ status: "complete", first_factor_verification: { status: "verified", strategy: "password" }, session: { factor_verification_age: [0, -1] } });
    const claims = JSON.parse(Buffer.from(json.client.sessions[0].last_active_token.jwt.split(".")[1], "base64url").toString());
    expect(claims.fva).toEqual([0, -1]);
  });

  it("200 with a mailed code", async () => {
    const begun = await browser.post(verify, { level: "first_factor" });
    const { email_address_id } = begun.json.response.supported_first_factors[1];
    const prepared = await browser.post(`${verify}/prepare_first_factor`, { strategy: "email_code", email_address_id });
    expect(prepared.json.response.first_factor_verification).toMatchObject({ status: "unverified", strategy: "email_code" });
    const { code } = await newestMessage(person.address);
    expect((await browser.post(`${verify}/attempt_first_factor`, { strategy: "email_code", code })).json.response.status).toBe("complete");
  });

  it("422 when the password or code is wrong, and the session stays as old as it was", async () => {
    await browser.post(verify, { level: "first_factor" });
    expect(refusal(await browser.post(`${verify}/attempt_first_factor`, { strategy: "password", password: "not it at all" }))).toEqual({ status: 422, code: "form_password_incorrect", param: "password" });
    const prepared = await browser.post(`${verify}/prepare_first_factor`, { strategy: "email_code" });
    expect(prepared.json.response.session.factor_verification_age).toEqual([120, -1]);
    expect(refusal(await browser.post(`${verify}/attempt_first_factor`, { strategy: "email_code", code: "000000" }))).toEqual({ status: 422, code: "form_code_incorrect", param: "code" });
  });

  it("429 when another code is asked for at once", async () => {
    await browser.post(verify, { level: "first_factor" });
    await browser.post(`${verify}/prepare_first_factor`, { strategy: "email_code" });
    const again = await browser.post(`${verify}/prepare_first_factor`, { strategy: "email_code" });
    expect(refusal(again)).toMatchObject({ status: 429, code: "verification_code_too_many_requests" });
    expect(Number(again.headers.get("retry-after"))).toBeGreaterThan(20);
  });

  it("400 when none was begun, or it is over", async () => {
    expect(refusal(await browser.post(`${verify}/attempt_first_factor`, { strategy: "password", password: PASSWORD }))).toMatchObject({ status: 400, code: "session_reverification_missing" });
    await browser.post(verify, { level: "first_factor" });
    await browser.post(`${verify}/attempt_first_factor`, { strategy: "password", password: PASSWORD });
    expect(refusal(await browser.post(`${verify}/attempt_first_factor`, { strategy: "password", password: PASSWORD }))).toMatchObject({ status: 400, code: "session_reverification_missing" });
  });

  it.each([
    ["400 when the strategy is none of the person's", "prepare_first_factor", { strategy: "phone_code" }, 400, "strategy_for_user_invalid", "strategy"],
    ["400 when the strategy belongs to something else", "attempt_first_factor", { strategy: "passkey", public_key_credential: "{}" }, 400, "strategy_for_user_invalid", "strategy"],
    ["400 when nothing was sent", "attempt_first_factor", { strategy: "email_code", code: "123456" }, 400, "verification_missing", undefined],
    ["400 when it is not the second factor's turn", "prepare_second_factor", { strategy: "phone_code" }, 400, "client_state_invalid", undefined],
    ["422 when the password is missing", "attempt_first_factor", { strategy: "password" }, 422, "form_param_missing", "password"],
    ["422 when the code is missing", "attempt_first_factor", { strategy: "email_code" }, 422, "form_param_missing", "code"],
    ["422 when the strategy is missing", "attempt_first_factor", { password: PASSWORD }, 422, "form_param_missing", "strategy"],
  ])("%s", async (_title, name, form, status, code, param) => {
    await browser.post(verify, { level: "first_factor" });
    expect(refusal(await browser.post(`${verify}/${name}`, form))).toEqual({ status, code, param });
  });
});

describe("POST …/verify/prepare_second_factor and …/attempt_second_factor", () => {
  it("200: the second factor alone where that is asked for", async () => {
    const phone_number_id = await setNumberAside();
    const begun = await browser.post(verify, { level: "second_factor" });
    expect(begun.json.response).toMatchObject({ level: "second_factor", status: "needs_second_factor", supported_second_factors: [{ strategy: "phone_code", phone_number_id }] });
    await browser.post(`${verify}/prepare_second_factor`, { strategy: "phone_code", phone_number_id });
    const done = await browser.post(`${verify}/attempt_second_factor`, { strategy: "phone_code", code: "424242" });
    expect(done.json.response).toMatchObject({ status: "complete", second_factor_verification: { status: "verified" }, session: { factor_verification_age: [120, 0] } });
  });

  it("200: both, one after the other; the first alone makes nothing fresh", async () => {
    await setNumberAside();
    await browser.post(verify, { level: "multi_factor" });
    const half = await browser.post(`${verify}/attempt_first_factor`, { strategy: "password", password: PASSWORD });
    expect(half.json.response).toMatchObject({ level: "multi_factor", status: "needs_second_factor", session: { factor_verification_age: [120, -1] } });
    await browser.post(`${verify}/prepare_second_factor`, { strategy: "phone_code" });
    const done = await browser.post(`${verify}/attempt_second_factor`, { strategy: "phone_code", code: "424242" });
    expect(done.json.response).toMatchObject({ status: "complete", session: { factor_verification_age: [0, 0] } });
  });

  it("422 when the code is wrong, 400 when nothing was sent or the strategy is another", async () => {
    await setNumberAside();
    await browser.post(verify, { level: "second_factor" });
    expect(refusal(await browser.post(`${verify}/attempt_second_factor`, { strategy: "phone_code", code: "424242" }))).toMatchObject({ status: 400, code: "verification_missing" });
    await browser.post(`${verify}/prepare_second_factor`, { strategy: "phone_code" });
    expect(refusal(await browser.post(`${verify}/attempt_second_factor`, { strategy: "phone_code", code: "111111" }))).toEqual({ status: 422, code: "form_code_incorrect", param: "code" });
    for (const strategy of ["totp", "backup_code"]) expect(refusal(await browser.post(`${verify}/attempt_second_factor`, { strategy, code: "424242" }))).toEqual({ status: 400, code: "strategy_for_user_invalid", param: "strategy" });
  });
});
