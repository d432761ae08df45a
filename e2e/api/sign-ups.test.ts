import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newestMessage } from "@/lib/flows/testing";
import { PASSWORD, somebody } from "./attacks/somebody";
import { ApiBrowser, type Answer } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";

useInstance();

const SIGN_UPS = "/v1/client/sign_ups";

let browser: ApiBrowser;
let count = 0;
const freshAddress = () => `new${(count += 1)}@example.test`;
const freshNumber = () => `+1415555${String(100 + (count += 1)).padStart(4, "0")}`;
const step = (answer: Answer, name: string) => `${SIGN_UPS}/${answer.json.response.id}/${name}`;
const refusal = ({ status, json }: Answer) => ({ status, code: json.errors[0].code, param: json.errors[0].meta.param_name });

const USUAL = {
  email_address: { mode: "required", verify_at_sign_up: true },
  password: { mode: "required" },
  sign_up: { mode: "public", legal_consent_enabled: false },
  sessions: { single_session_mode: false },
};

beforeEach(() => {
  browser = new ApiBrowser();
});
afterEach(() => changeSettings(USUAL));

describe("POST /v1/client/sign_ups", () => {
  it("200 with what is missing; the address waits for its code to be sent", async () => {
    const address = freshAddress();
    const { status, json } = await browser.post(SIGN_UPS, { email_address: address.toUpperCase(), phone_number: "", username: "", first_name: "", last_name: "", locale: "en-US", captcha_error: "none" });
    expect(status).toBe(200);
    expect(json.response).toMatchObject({
      object: "sign_up_attempt",
      status: "missing_requirements",
      required_fields: ["email_address", "password"],
      missing_fields: ["password"],
      unverified_fields: ["email_address"],
      verifications: { email_address: { status: "unverified", strategy: null, next_action: "needs_prepare", supported_strategies: ["email_code", "email_link"] }, phone_number: null, web3_wallet: null, external_account: null },
      email_address: address,
      phone_number: null,
      username: null,
      has_password: false,
      password_enabled: false,
      locale: "en-US",
      created_user_id: null,
      created_session_id: null,
      legal_accepted_at: null,
    });
    expect(json.client.sign_up.id).toBe(json.response.id);
  });

  it("200 with a code: with it the account is made, with the metadata and names that were given", async () => {
    const address = freshAddress();
    const begun = await browser.post(SIGN_UPS, { email_address: address, password: PASSWORD, first_name: "Ada", last_name: "L", username: `ada_${count}`, unsafe_metadata: { plan: "free", deep: { list: [1] } } });
    expect(begun.json.response).toMatchObject({ has_password: true, password_enabled: true, missing_fields: [], unsafe_metadata: { plan: "free", deep: { list: [1] } } });
    const prepared = await browser.post(step(begun, "prepare_verification"), { strategy: "email_code" });
    expect(prepared.json.response.verifications.email_address).toMatchObject({ object: "verification_otp", status: "unverified", strategy: "email_code", attempts: 0, next_action: "needs_attempt" });
    const { code } = await newestMessage(address);
    const done = await browser.post(step(begun, "attempt_verification"), { strategy: "email_code", code });
    expect(done.json.response).toMatchObject({ status: "complete", missing_fields: [], unverified_fields: [], has_password: true, verifications: { email_address: { status: "verified", attempts: 1, next_action: "" } } });
    const { created_user_id, created_session_id } = done.json.response;
    expect(done.json.client).toMatchObject({ sign_up: null, last_active_session_id: created_session_id });
    expect(done.json.client.sessions[0].user).toMatchObject({ id: created_user_id, first_name: "Ada", last_name: "L", unsafe_metadata: { plan: "free", deep: { list: [1] } }, password_enabled: true, email_addresses: [{ email_address: address, verification: { status: "verified" } }] });
  });

  it("200 with a strategy: the code is sent at once", async () => {
    const address = freshAddress();
    const begun = await browser.post(SIGN_UPS, { email_address: address, password: PASSWORD, strategy: "email_code" });
    expect(begun.json.response.verifications.email_address).toMatchObject({ strategy: "email_code", next_action: "needs_attempt" });
    expect((await newestMessage(address)).code).toMatch(/^\d{6}$/);
  });

  it("200 with a telephone number alone, where it will do", async () => {
    await changeSettings({ email_address: { mode: "optional" }, password: { mode: "optional" } });
    const begun = await browser.post(SIGN_UPS, { phone_number: freshNumber() });
    expect(begun.json.response).toMatchObject({ missing_fields: [], unverified_fields: ["phone_number"], verifications: { phone_number: { next_action: "needs_prepare", supported_strategies: ["phone_code"] } } });
    const prepared = await browser.post(step(begun, "prepare_verification"), { strategy: "phone_code", channel: "sms" });
    expect(prepared.json.response.verifications.phone_number).toMatchObject({ strategy: "phone_code", channel: "sms", next_action: "needs_attempt" });
    expect((await browser.post(step(begun, "attempt_verification"), { strategy: "phone_code", code: "424242" })).json.response.status).toBe("complete");
    const other = await new ApiBrowser().post(SIGN_UPS, { email_address_or_phone_number: freshNumber() });
    expect(other.json.response).toMatchObject({ email_address: null, unverified_fields: ["phone_number"] });
  });

  it("200 at once where nothing has to be proved", async () => {
    await changeSettings({ email_address: { verify_at_sign_up: false } });
    const { json } = await browser.post(SIGN_UPS, { email_address: freshAddress(), password: PASSWORD });
    expect(json.response).toMatchObject({ status: "complete", missing_fields: [], verifications: { email_address: null } });
    expect(json.client.last_active_session_id).toBe(json.response.created_session_id);
  });

  it("200 only once the terms are accepted, where the instance has some", async () => {
    await changeSettings({ sign_up: { legal_consent_enabled: true } });
    const fields = { email_address: "terms+clerk_test@example.test", password: PASSWORD };
    expect(refusal(await browser.post(SIGN_UPS, { ...fields, legal_accepted: false }))).toEqual({ status: 422, code: "legal_not_accepted", param: "legal_accepted" });
    const begun = await browser.post(SIGN_UPS, { ...fields, strategy: "email_code" });
    expect(begun.json.response.missing_fields).toEqual(["legal_accepted"]);
    await browser.post(step(begun, "attempt_verification"), { strategy: "email_code", code: "424242" });
    const done = await browser.patch(`${SIGN_UPS}/${begun.json.response.id}`, { legal_accepted: true });
    expect(done.json.response).toMatchObject({ status: "complete", legal_accepted_at: expect.any(Number) });
    expect(done.json.client.sessions[0].user.legal_accepted_at).toEqual(expect.any(Number));
  });

  it.each([
    ["422 when the address is none", { email_address: "nobody" }, 422, "form_param_format_invalid", "email_address"],
    ["422 when the number is none", { phone_number: "12" }, 422, "form_param_format_invalid", "phone_number"],
    ["422 when the username is too short", { username: "a" }, 422, "form_username_invalid_length", "username"],
    ["422 when the password is too short", { password: "short" }, 422, "form_password_length_too_short", "password"],
    ["422 when the password is on a list of stolen ones", { password: "password1" }, 422, "form_password_pwned", "password"],
    ["422 when the metadata is no object", { unsafe_metadata: "{broken" }, 422, "form_param_type_invalid", "unsafe_metadata"],
    ["422 when wallets are not in use", { web3_wallet: "0x1" }, 422, "form_param_unknown", "web3_wallet"],
    ["422 when a parameter is unknown", { public_metadata: { admin: true } }, 422, "form_param_unknown", "public_metadata"],
    ["422 when a code is asked for, but no address given", { strategy: "email_code" }, 422, "form_param_missing", "email_address"],
    ["422 when a ticket is announced, but none given", { strategy: "ticket" }, 422, "form_param_missing", "ticket"],
    ["422 when it should come back to somewhere foreign", { redirect_url: "https://evil.example/" }, 422, "redirect_url_not_associated_with_instance", "redirect_url"],
    ["400 when the strategy is not in use here", { strategy: "oauth_google" }, 400, "form_param_value_disabled", "strategy"],
    ["400 when there is nothing to take over", { transfer: true }, 400, "account_transfer_invalid", undefined],
  ])("%s", async (_title, form, status, code, param) => {
    expect(refusal(await browser.post(SIGN_UPS, form))).toEqual({ status, code, param });
  });

  it("422 when the metadata is too large, and the limit is told", async () => {
    const answer = await browser.post(SIGN_UPS, { unsafe_metadata: { text: "x".repeat(9000) } });
    expect(refusal(answer)).toEqual({ status: 422, code: "form_param_exceeds_allowed_size", param: "unsafe_metadata" });
    expect(answer.json.errors[0].meta.max_bytes).toBe(8192);
  });

  it("422 when an identifier is taken", async () => {
    const { address, username } = await somebody();
    const answer = await browser.post(SIGN_UPS, { email_address: address, username, password: PASSWORD });
    expect(answer.json.errors.map((item: { code: string; meta: { param_name: string } }) => [item.code, item.meta.param_name])).toEqual([
      ["form_identifier_exists", "email_address"],
      ["form_identifier_exists", "username"],
    ]);
  });

  it("403 when new accounts are closed, by invitation or by a waitlist", async () => {
    for (const [mode, code] of [["restricted", "sign_up_mode_restricted"], ["waitlist", "sign_up_restricted_waitlist"]]) {
      await changeSettings({ sign_up: { mode } });
      expect(refusal(await browser.post(SIGN_UPS, { email_address: freshAddress() }))).toMatchObject({ status: 403, code });
    }
  });

  it("400 when somebody is signed in, where one person at a time may be", async () => {
    const { address } = await somebody();
    await browser.post("/v1/client/sign_ins", { identifier: address, password: PASSWORD });
    await changeSettings({ sessions: { single_session_mode: true } });
    expect(refusal(await browser.post(SIGN_UPS, { email_address: freshAddress() }))).toMatchObject({ status: 400, code: "session_exists" });
  });
});

describe("GET and PATCH /v1/client/sign_ups/{id}", () => {
  it("200 step by step; another address must be proved anew", async () => {
    const begun = await browser.post(SIGN_UPS, { email_address: freshAddress(), strategy: "email_code" });
    const address = freshAddress();
    const path = `${SIGN_UPS}/${begun.json.response.id}`;
    const changed = await browser.patch(path, { email_address: address, password: PASSWORD, first_name: "Ada", unsafe_metadata: { a: 1 } });
    expect(changed.json.response).toMatchObject({ email_address: address, first_name: "Ada", unsafe_metadata: { a: 1 }, missing_fields: [], verifications: { email_address: { next_action: "needs_prepare", strategy: null } } });
    expect((await browser.get(path)).json.response).toEqual(changed.json.response);
    await browser.patch(path, { strategy: "email_code" });
    const { code } = await newestMessage(address);
    expect((await browser.post(step(begun, "attempt_verification"), { strategy: "email_code", code })).json.response.status).toBe("complete");
    expect(refusal(await browser.patch(path, { first_name: "Eve" }))).toMatchObject({ status: 400, code: "client_state_invalid" });
  });

  it("422 when what is given does not hold, and nothing has changed", async () => {
    const { address } = await somebody();
    const begun = await browser.post(SIGN_UPS, { email_address: freshAddress() });
    const path = `${SIGN_UPS}/${begun.json.response.id}`;
    expect(refusal(await browser.patch(path, { email_address: address, first_name: "Eve" }))).toEqual({ status: 422, code: "form_identifier_exists", param: "email_address" });
    expect(refusal(await browser.patch(path, { password: "short", first_name: "Eve" }))).toMatchObject({ status: 422, param: "password" });
    expect((await browser.get(path)).json.response).toEqual(begun.json.response);
  });

  it("404 from another browser, for every step, and when it is too old", async () => {
    const begun = await browser.post(SIGN_UPS, { email_address: freshAddress() });
    const path = `${SIGN_UPS}/${begun.json.response.id}`;
    const other = new ApiBrowser();
    await other.post(SIGN_UPS);
    for (const one of [other, new ApiBrowser()]) {
      expect(refusal(await one.get(path))).toMatchObject({ status: 404, code: "resource_not_found" });
      expect(refusal(await one.patch(path, { first_name: "Eve" }))).toMatchObject({ status: 404 });
      expect(refusal(await one.post(step(begun, "prepare_verification"), { strategy: "email_code" }))).toMatchObject({ status: 404 });
      expect(refusal(await one.post(step(begun, "attempt_verification"), { strategy: "email_code", code: "424242" }))).toMatchObject({ status: 404 });
    }
    await database().signUp.update({ where: { id: begun.json.response.id }, data: { abandonAt: new Date() } });
    expect((await browser.get(path)).status).toBe(404);
  });
});

describe("POST …/prepare_verification and …/attempt_verification", () => {
  it("429 with the seconds to wait when another code is asked for at once", async () => {
    const begun = await browser.post(SIGN_UPS, { email_address: freshAddress(), strategy: "email_code" });
    const again = await browser.post(step(begun, "prepare_verification"), { strategy: "email_code" });
    expect(refusal(again)).toMatchObject({ status: 429, code: "verification_code_too_many_requests" });
    expect(Number(again.headers.get("retry-after"))).toBeGreaterThan(20);
  });

  it("422 for a wrong code, 400 for one that has expired", async () => {
    const begun = await browser.post(SIGN_UPS, { email_address: "late+clerk_test@example.test", password: PASSWORD, strategy: "email_code" });
    expect(refusal(await browser.post(step(begun, "attempt_verification"), { strategy: "email_code", code: "111111" }))).toEqual({ status: 422, code: "form_code_incorrect", param: "code" });
    await database().verification.updateMany({ where: { subjectId: begun.json.response.id }, data: { expireAt: new Date() } });
    expect(refusal(await browser.post(step(begun, "attempt_verification"), { strategy: "email_code", code: "424242" }))).toMatchObject({ status: 400, code: "verification_expired" });
    expect((await browser.get(`${SIGN_UPS}/${begun.json.response.id}`)).json.response.verifications.email_address).toMatchObject({ status: "expired", next_action: "needs_prepare" });
  });

  it.each([
    ["400 when nothing was sent", "attempt_verification", { strategy: "email_code", code: "424242" }, 400, "verification_missing", undefined],
    ["400 when the strategy is not in use here", "prepare_verification", { strategy: "web3_metamask_signature" }, 400, "form_param_value_disabled", "strategy"],
    ["422 when there is no number to send to", "prepare_verification", { strategy: "phone_code" }, 422, "form_param_missing", "phone_number"],
    ["422 when the code is missing", "attempt_verification", { strategy: "email_code" }, 422, "form_param_missing", "code"],
    ["422 when the strategy is none", "prepare_verification", { strategy: "guess" }, 422, "form_param_value_invalid", "strategy"],
    ["422 when the link would lead to somewhere foreign", "prepare_verification", { strategy: "email_link", redirect_url: "https://evil.example/" }, 422, "redirect_url_not_associated_with_instance", "redirect_url"],
  ])("%s", async (_title, name, form, status, code, param) => {
    const begun = await browser.post(SIGN_UPS, { email_address: freshAddress() });
    expect(refusal(await browser.post(step(begun, name), form))).toEqual({ status, code, param });
  });

  it("400 when it is proved already", async () => {
    const begun = await browser.post(SIGN_UPS, { email_address: "proved+clerk_test@example.test", strategy: "email_code" });
    await browser.post(step(begun, "attempt_verification"), { strategy: "email_code", code: "424242" });
    expect(refusal(await browser.post(step(begun, "prepare_verification"), { strategy: "email_code" }))).toMatchObject({ status: 400, code: "verification_already_verified" });
  });
});
