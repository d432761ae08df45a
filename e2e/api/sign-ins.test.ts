import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { newestMessage } from "@/lib/flows/testing";
import { PASSWORD, somebody } from "./attacks/somebody";
import { ApiBrowser, type Answer } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";

useInstance();

const SIGN_INS = "/v1/client/sign_ins";

let browser: ApiBrowser;
beforeEach(() => {
  browser = new ApiBrowser();
});

const step = (answer: Answer, name: string) => `${SIGN_INS}/${answer.json.response.id}/${name}`;
const refusal = ({ status, json }: Answer) => ({ status, code: json.errors[0].code, param: json.errors[0].meta.param_name });

/** A proved telephone number, which can be set aside for the second factor. */
async function giveNumber(userId: string, phoneNumber: string, reservedForSecondFactor: boolean): Promise<string> {
  const { id } = await database().phoneNumber.create({ data: { id: newId("identification"), userId, phoneNumber, claim: phoneNumber, reservedForSecondFactor, defaultSecondFactor: reservedForSecondFactor } });
  return id;
}

describe("POST /v1/client/sign_ins", () => {
  it("200 with nothing at all: it waits for an identifier, and takes the place of the one before", async () => {
    const first = await browser.post(SIGN_INS, { locale: "en-US", timezone: "UTC" });
    expect(first).toMatchObject({ status: 200, json: { response: { object: "sign_in_attempt", status: "needs_identifier", identifier: null, first_factor_verification: null, user_data: null, created_session_id: null } } });
    const second = await browser.post(SIGN_INS);
    expect(second.json.client.sign_in.id).toBe(second.json.response.id);
    expect(second.json.response.id).not.toBe(first.json.response.id);
  });

  it("200 with an identifier: what the person can prove it by", async () => {
    const { address } = await somebody();
    const { status, json } = await browser.post(SIGN_INS, { identifier: address.toUpperCase() });
    expect(status).toBe(200);
    expect(json.response).toMatchObject({ status: "needs_first_factor", identifier: address, supported_second_factors: null, user_data: null });
    expect(json.response.supported_first_factors.map((factor: { strategy: string }) => factor.strategy)).toEqual(["password", "email_code", "email_link", "reset_password_email_code"]);
    expect(json.response.supported_first_factors[1]).toMatchObject({ safe_identifier: address, primary: true });
    expect(json.response.abandon_at).toBeGreaterThan(Date.now());
  });

  it("200 with the password: signed in, the session on the client, the sign-in gone from it", async () => {
    const { address, userId } = await somebody();
    const { json } = await browser.post(SIGN_INS, { strategy: "password", identifier: address, password: PASSWORD, captcha_token: "none" });
    expect(json.response).toMatchObject({
      status: "complete",
      supported_first_factors: null,
      first_factor_verification: { object: "verification_password", status: "verified", strategy: "password", attempts: 1, expire_at: null },
      user_data: { first_name: null, has_image: false },
    });
    expect(json.response.first_factor_verification).not.toHaveProperty("resend_at");
    expect(json.client).toMatchObject({ sign_in: null, last_active_session_id: json.response.created_session_id, last_authentication_strategy: "password", sessions: [{ user: { id: userId } }] });
  });

  it("200 with a strategy: its code is sent at once", async () => {
    const { address } = await somebody();
    const begun = await browser.post(SIGN_INS, { identifier: address, strategy: "email_code" });
    expect(begun.json.response.first_factor_verification).toMatchObject({ object: "verification_otp", status: "unverified", strategy: "email_code", attempts: 0 });
    const { code } = await newestMessage(address);
    expect(await browser.post(step(begun, "attempt_first_factor"), { strategy: "email_code", code })).toMatchObject({ status: 200, json: { response: { status: "complete" } } });
  });

  it("200 with the fixed code of a test address", async () => {
    const address = "tester+clerk_test@example.test";
    const signedUp = await browser.post("/v1/client/sign_ups", { email_address: address, password: PASSWORD, strategy: "email_code" });
    await browser.post(`/v1/client/sign_ups/${signedUp.json.response.id}/attempt_verification`, { strategy: "email_code", code: "424242" });
    const other = new ApiBrowser();
    const begun = await other.post(SIGN_INS, { identifier: address, strategy: "email_code" });
    expect(await other.post(step(begun, "attempt_first_factor"), { strategy: "email_code", code: "424242" })).toMatchObject({ json: { response: { status: "complete" } } });
  });

  it.each([
    ["422 when nobody has the identifier", { identifier: "nobody@example.test" }, 422, "form_identifier_not_found", "identifier"],
    ["422 when a password comes without an identifier", { password: PASSWORD }, 422, "form_param_missing", "identifier"],
    ["422 when a strategy comes without an identifier", { strategy: "email_code" }, 422, "form_param_missing", "identifier"],
    ["422 when the strategy password comes without one", { strategy: "password", identifier: "nobody@example.test" }, 422, "form_param_missing", "password"],
    ["422 when the strategy ticket comes without one", { strategy: "ticket" }, 422, "form_param_missing", "ticket"],
    ["422 when the strategy is none", { strategy: "guess" }, 422, "form_param_value_invalid", "strategy"],
    ["422 when a parameter is unknown", { identifer: "a@example.test" }, 422, "form_param_unknown", "identifer"],
    ["422 when it should come back to somewhere foreign", { redirect_url: "https://evil.example/" }, 422, "redirect_url_not_associated_with_instance", "redirect_url"],
    ["400 when the strategy is not in use here", { strategy: "oauth_google", redirect_url: "http://localhost:5173/" }, 400, "form_param_value_disabled", "strategy"],
    ["400 when there is nothing to take over", { transfer: true }, 400, "account_transfer_invalid", undefined],
  ])("%s", async (_title, form, status, code, param) => {
    expect(refusal(await browser.post(SIGN_INS, form))).toEqual({ status, code, param });
  });

  it("422 when the password is wrong, and nobody is signed in", async () => {
    const { address } = await somebody();
    const answer = await browser.post(SIGN_INS, { identifier: address, password: "not the password 7" });
    expect(refusal(answer)).toEqual({ status: 422, code: "form_password_incorrect", param: "password" });
    expect((await browser.get("/v1/client")).json.response?.sessions ?? []).toEqual([]);
  });

  it("403 when the account is banned or locked", async () => {
    const { address, userId } = await somebody();
    await database().user.update({ where: { id: userId }, data: { bannedAt: new Date() } });
    expect(refusal(await browser.post(SIGN_INS, { identifier: address, password: PASSWORD }))).toMatchObject({ status: 403, code: "user_banned" });
    await database().user.update({ where: { id: userId }, data: { bannedAt: null, lockoutExpiresAt: new Date(Date.now() + 60_000) } });
    const locked = await browser.post(SIGN_INS, { identifier: address, password: PASSWORD });
    expect(refusal(locked)).toMatchObject({ status: 403, code: "user_locked" });
    expect(locked.json.errors[0].meta.lockout_expires_in_seconds).toBeGreaterThan(50);
  });

  it("400 when that person is signed in here already, naming the session", async () => {
    const { address } = await somebody();
    const { json } = await browser.post(SIGN_INS, { identifier: address, password: PASSWORD });
    const again = await browser.post(SIGN_INS, { identifier: address, password: PASSWORD });
    expect(refusal(again)).toMatchObject({ status: 400, code: "identifier_already_signed_in" });
    expect(again.json.errors[0].meta.session_id).toBe(json.response.created_session_id);
  });

  it("400 when anybody is signed in, where one person at a time may be", async () => {
    const [first, second] = [await somebody(), await somebody()];
    await browser.post(SIGN_INS, { identifier: first.address, password: PASSWORD });
    await changeSettings({ sessions: { single_session_mode: true } });
    expect(refusal(await browser.post(SIGN_INS, { identifier: second.address }))).toMatchObject({ status: 400, code: "session_exists" });
    await changeSettings({ sessions: { single_session_mode: false } });
  });

  it("200 with factors for anybody, where the instance hides who has an account", async () => {
    await changeSettings({ attack_protection: { enumeration_protection: { enabled: true } } });
    const { address } = await somebody();
    const shapes = await Promise.all([address, "nobody@example.test"].map(async (identifier) => (await new ApiBrowser().post(SIGN_INS, { identifier, sign_up_if_missing: true })).json.response));
    const [known, unknown] = shapes.map((shape) => shape.supported_first_factors.map((factor: { strategy: string }) => factor.strategy));
    expect(known).toEqual(unknown);
    expect(refusal(await browser.post(SIGN_INS, { identifier: address, password: "not it at all 7" }))).toMatchObject({ status: 422, code: "form_password_or_identifier_incorrect" });
    await changeSettings({ attack_protection: { enumeration_protection: { enabled: false } } });
  });
});

describe("GET /v1/client/sign_ins/{id}", () => {
  it("200 for the browser that began it", async () => {
    const { address } = await somebody();
    const begun = await browser.post(SIGN_INS, { identifier: address });
    const { json } = await browser.get(`${SIGN_INS}/${begun.json.response.id}`, { query: { rotating_token_nonce: "x" } });
    expect(json.response).toEqual(begun.json.response);
  });

  it("404 when it is another browser's, unknown or too old", async () => {
    const { address } = await somebody();
    const begun = await browser.post(SIGN_INS, { identifier: address });
    const { id } = begun.json.response;
    const other = new ApiBrowser();
    await other.post(SIGN_INS);
    for (const one of [other, new ApiBrowser()]) expect(refusal(await one.get(`${SIGN_INS}/${id}`))).toMatchObject({ status: 404, code: "resource_not_found" });
    expect((await browser.get(`${SIGN_INS}/sia_unknown`)).status).toBe(404);
    await database().signIn.update({ where: { id }, data: { abandonAt: new Date() } });
    expect((await browser.get(`${SIGN_INS}/${id}`)).status).toBe(404);
  });
});

describe("POST …/prepare_first_factor and …/attempt_first_factor", () => {
  it("200 with the password, after the identifier", async () => {
    const { address } = await somebody();
    const begun = await browser.post(SIGN_INS, { identifier: address });
    const done = await browser.post(step(begun, "attempt_first_factor"), { strategy: "password", password: PASSWORD });
    expect(done).toMatchObject({ status: 200, json: { response: { status: "complete" } } });
    expect(done.json.client.sessions).toHaveLength(1);
  });

  it("200 with a mailed code, and 429 with the seconds to wait when another is asked for at once", async () => {
    const { address } = await somebody();
    const begun = await browser.post(SIGN_INS, { identifier: address });
    const { email_address_id } = begun.json.response.supported_first_factors[1];
    const prepared = await browser.post(step(begun, "prepare_first_factor"), { strategy: "email_code", email_address_id });
    expect(prepared.json.response).toMatchObject({ status: "needs_first_factor", first_factor_verification: { status: "unverified", strategy: "email_code" } });
    const again = await browser.post(step(begun, "prepare_first_factor"), { strategy: "email_code", email_address_id });
    expect(refusal(again)).toMatchObject({ status: 429, code: "verification_code_too_many_requests" });
    expect(Number(again.headers.get("retry-after"))).toBeGreaterThan(20);
    const { code } = await newestMessage(address);
    expect((await browser.post(step(begun, "attempt_first_factor"), { strategy: "email_code", code })).json.response.status).toBe("complete");
  });

  it("200 with a texted code", async () => {
    const { userId } = await somebody();
    await giveNumber(userId, "+14155550142", false);
    const begun = await browser.post(SIGN_INS, { identifier: "+1 415 555 0142", strategy: "phone_code" });
    expect(begun.json.response.first_factor_verification).toMatchObject({ strategy: "phone_code", channel: "sms" });
    expect((await browser.post(step(begun, "attempt_first_factor"), { strategy: "phone_code", code: "424242" })).json.response.status).toBe("complete");
  });

  it("422 for each wrong code, 400 after five of them", async () => {
    const { address } = await somebody();
    const begun = await browser.post(SIGN_INS, { identifier: address, strategy: "email_code" });
    const right = Number((await newestMessage(address)).code);
    for (let tries = 1; tries <= 5; tries += 1) {
      const code = String((right + tries) % 1_000_000).padStart(6, "0");
      expect(refusal(await browser.post(step(begun, "attempt_first_factor"), { strategy: "email_code", code }))).toEqual({ status: 422, code: "form_code_incorrect", param: "code" });
    }
    const { json } = await browser.get(`${SIGN_INS}/${begun.json.response.id}`);
    expect(json.response.first_factor_verification).toMatchObject({ status: "failed", attempts: 5 });
    expect(refusal(await browser.post(step(begun, "attempt_first_factor"), { strategy: "email_code", code: String(right).padStart(6, "0") }))).toMatchObject({ status: 400, code: "verification_failed" });
  });

  it("400 when the code has expired", async () => {
    const { address } = await somebody();
    const begun = await browser.post(SIGN_INS, { identifier: address, strategy: "email_code" });
    const { code } = await newestMessage(address);
    await database().verification.updateMany({ where: { subjectId: begun.json.response.id }, data: { expireAt: new Date() } });
    expect((await browser.get(`${SIGN_INS}/${begun.json.response.id}`)).json.response.first_factor_verification.status).toBe("expired");
    expect(refusal(await browser.post(step(begun, "attempt_first_factor"), { strategy: "email_code", code }))).toMatchObject({ status: 400, code: "verification_expired" });
  });

  it.each([
    ["400 when nothing was sent", "attempt_first_factor", { strategy: "email_code", code: "123456" }, 400, "verification_missing", undefined],
    ["400 when the person has no such factor", "prepare_first_factor", { strategy: "phone_code" }, 400, "strategy_for_user_invalid", "strategy"],
    ["400 when the address is somebody else's", "prepare_first_factor", { strategy: "email_code", email_address_id: "idn_other" }, 400, "strategy_for_user_invalid", "strategy"],
    ["400 when the strategy is none of this account's", "attempt_first_factor", { strategy: "passkey", public_key_credential: "{}" }, 400, "strategy_for_user_invalid", "strategy"],
    ["400 when nothing can be sent for it", "prepare_first_factor", { strategy: "password" }, 400, "verification_strategy_invalid", "strategy"],
    ["400 when it is not its turn", "attempt_second_factor", { strategy: "phone_code", code: "123456" }, 400, "client_state_invalid", undefined],
    ["400 when there is no new password to set", "reset_password", { password: "a new password 99" }, 400, "client_state_invalid", undefined],
    ["422 when the code is missing", "attempt_first_factor", { strategy: "email_code" }, 422, "form_param_missing", "code"],
    ["422 when the password is missing", "attempt_first_factor", { strategy: "password" }, 422, "form_param_missing", "password"],
    ["422 when the strategy is missing", "attempt_first_factor", { code: "123456" }, 422, "form_param_missing", "strategy"],
    ["422 when the link would lead to somewhere foreign", "prepare_first_factor", { strategy: "email_link", redirect_url: "https://evil.example/" }, 422, "redirect_url_not_associated_with_instance", "redirect_url"],
  ])("%s", async (_title, name, form, status, code, param) => {
    const begun = await browser.post(SIGN_INS, { identifier: (await somebody()).address });
    expect(refusal(await browser.post(step(begun, name), form))).toEqual({ status, code, param });
  });

  it("404 from another browser", async () => {
    const begun = await browser.post(SIGN_INS, { identifier: (await somebody()).address });
    const names = { prepare_first_factor: { strategy: "email_code" }, attempt_first_factor: { strategy: "password", password: PASSWORD }, prepare_second_factor: { strategy: "phone_code" }, attempt_second_factor: { strategy: "phone_code", code: "424242" }, reset_password: { password: "a new password 99" } };
    for (const [name, form] of Object.entries(names)) expect(refusal(await new ApiBrowser().post(step(begun, name), form)), name).toMatchObject({ status: 404, code: "resource_not_found" });
  });
});

describe("POST …/prepare_second_factor and …/attempt_second_factor", () => {
  async function proved(): Promise<{ begun: Answer; phoneNumberId: string }> {
    const { address, userId } = await somebody();
    const phoneNumberId = await giveNumber(userId, `+1415555${String(100 + (number += 1)).padStart(4, "0")}`, true);
    return { begun: await browser.post(SIGN_INS, { identifier: address, password: PASSWORD }), phoneNumberId };
  }
  let number = 0;

  it("200: the password alone signs nobody in who has set a number aside, the texted code does", async () => {
    const { begun, phoneNumberId } = await proved();
    expect(begun.json.response).toMatchObject({ status: "needs_second_factor", created_session_id: null, supported_second_factors: [{ strategy: "phone_code", phone_number_id: phoneNumberId, default: true }] });
    expect(begun.json.response.supported_second_factors[0].safe_identifier).toContain("*");
    expect(begun.json.response.supported_first_factors.map((factor: { strategy: string }) => factor.strategy)).not.toContain("phone_code");
    expect(begun.json.client.sessions).toEqual([]);
    const prepared = await browser.post(step(begun, "prepare_second_factor"), { strategy: "phone_code" });
    expect(prepared.json.response.second_factor_verification).toMatchObject({ object: "verification_otp", status: "unverified", strategy: "phone_code", channel: "sms" });
    const done = await browser.post(step(begun, "attempt_second_factor"), { strategy: "phone_code", code: "424242" });
    expect(done.json.response).toMatchObject({ status: "complete", second_factor_verification: { status: "verified" } });
    expect(done.json.client.sessions[0].factor_verification_age).toEqual([0, 0]);
  });

  it("422 when the code is wrong, and nobody is signed in", async () => {
    const { begun, phoneNumberId } = await proved();
    await browser.post(step(begun, "prepare_second_factor"), { strategy: "phone_code", phone_number_id: phoneNumberId });
    expect(refusal(await browser.post(step(begun, "attempt_second_factor"), { strategy: "phone_code", code: "111111" }))).toEqual({ status: 422, code: "form_code_incorrect", param: "code" });
    expect((await browser.get(`${SIGN_INS}/${begun.json.response.id}`)).json.response.status).toBe("needs_second_factor");
  });

  it("400 when nothing was sent, when the number is another one, when the strategy is none of the person's", async () => {
    const { begun } = await proved();
    expect(refusal(await browser.post(step(begun, "attempt_second_factor"), { strategy: "phone_code", code: "424242" }))).toMatchObject({ status: 400, code: "verification_missing" });
    expect(refusal(await browser.post(step(begun, "prepare_second_factor"), { strategy: "phone_code", phone_number_id: "idn_other" }))).toMatchObject({ status: 400, code: "strategy_for_user_invalid" });
    for (const strategy of ["totp", "backup_code", "passkey", "email_code"]) {
      expect(refusal(await browser.post(step(begun, "attempt_second_factor"), { strategy, code: "424242" })), strategy).toEqual({ status: 400, code: "strategy_for_user_invalid", param: "strategy" });
    }
  });
});

describe("POST …/reset_password", () => {
  it("200: after the code for it, a new password signs in, and the old sessions end", async () => {
    const { address, browser: old } = await somebody();
    const begun = await browser.post(SIGN_INS, { identifier: address, strategy: "reset_password_email_code" });
    const { code } = await newestMessage(address);
    const proved = await browser.post(step(begun, "attempt_first_factor"), { strategy: "reset_password_email_code", code });
    expect(proved.json.response).toMatchObject({ status: "needs_new_password", created_session_id: null });
    expect(refusal(await browser.post(step(begun, "reset_password"), { password: "short" }))).toMatchObject({ status: 422, code: "form_password_length_too_short", param: "password" });
    expect((await browser.post(step(begun, "reset_password"), { password: "a new password 99" })).json.response.status).toBe("complete");
    expect((await old.context()).actor.type).toBe("anonymous");
  });

  it("200, and the other sessions stay where the person wants them to", async () => {
    const { address, browser: old } = await somebody();
    const begun = await browser.post(SIGN_INS, { identifier: address, strategy: "reset_password_email_code" });
    const { code } = await newestMessage(address);
    await browser.post(step(begun, "attempt_first_factor"), { strategy: "reset_password_email_code", code });
    await browser.post(step(begun, "reset_password"), { password: "a new password 99", sign_out_of_other_sessions: false });
    expect((await old.context()).actor.type).toBe("user");
  });
});
