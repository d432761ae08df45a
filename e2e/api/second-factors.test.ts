import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newestMessage } from "@/lib/flows/testing";
import { newId } from "@/lib/db/identifiers";
import { sha256 } from "@/lib/encryption";
import { after, HOUR, MINUTE } from "@/lib/time";
import { PASSWORD, somebody, type Somebody } from "./attacks/somebody";
import { BACKUP_CODES, forgetUsedTotp, giveBackupCodes, giveTotp, setNumberAside, totpCode } from "../support/second-factor";
import { refusal } from "./signed-in";
import { ApiBrowser, type Answer } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";

useInstance();

const SIGN_INS = "/v1/client/sign_ins";
const step = (begun: Answer, name: string) => `${SIGN_INS}/${begun.json.response.id}/${name}`;

let browser: ApiBrowser;
let person: Somebody;
beforeEach(async () => {
  browser = new ApiBrowser();
  person = await somebody();
});

const withPassword = (asking = browser) => asking.post(SIGN_INS, { identifier: person.address, password: PASSWORD });
const tried = (begun: Answer, strategy: string, code: string, asking = browser) => asking.post(step(begun, "attempt_second_factor"), { strategy, code });

describe("a sign-in of somebody with an authenticator app", () => {
  it("200: the password alone signs nobody in, a code of the app does", async () => {
    await giveTotp(person.userId);
    const begun = await withPassword();
    expect(begun.json.response).toMatchObject({ status: "needs_second_factor", created_session_id: null, supported_second_factors: [{ strategy: "totp" }] });
    expect(begun.json.client.sessions).toEqual([]);
    const done = await tried(begun, "totp", await totpCode());
    expect(done.json.response).toMatchObject({ status: "complete", second_factor_verification: { object: "verification_totp", status: "verified", strategy: "totp" } });
    expect(done.json.client.sessions[0]).toMatchObject({ factor_verification_age: [0, 0], user: { two_factor_enabled: true, totp_enabled: true, backup_code_enabled: false } });
  });

  it("200 with a number and backup codes beside it: the app first, the codes last", async () => {
    await giveTotp(person.userId);
    await giveBackupCodes(person.userId);
    await setNumberAside(person.userId, "+14155550190");
    const { json } = await withPassword();
    expect(json.response.supported_second_factors.map(({ strategy }: { strategy: string }) => strategy)).toEqual(["totp", "phone_code", "backup_code"]);
  });

  it("422 for a code that is wrong, older than half a minute, or was used; and for an older one than that", async () => {
    await giveTotp(person.userId);
    const begun = await withPassword();
    for (const code of ["000000", await totpCode(-3), await totpCode(3), "12345", "abcdef"]) expect(refusal(await tried(begun, "totp", code)), code).toEqual([422, "form_code_incorrect code"]);
    const [earlier, code] = [await totpCode(-1), await totpCode()];
    expect((await tried(begun, "totp", code)).json.response.status).toBe("complete");
    const other = new ApiBrowser();
    const again = await withPassword(other);
    for (const used of [code, earlier]) expect(refusal(await tried(again, "totp", used, other))).toEqual([422, "form_code_incorrect code"]);
    expect((await database().user.findUniqueOrThrow({ where: { id: person.userId } })).failedAttempts).toBe(2);
  });

  it("one success of ten browsers with the same code at once", async () => {
    await giveTotp(person.userId);
    const browsers = Array.from({ length: 10 }, () => new ApiBrowser());
    const begun = await Promise.all(browsers.map((each) => withPassword(each)));
    const code = await totpCode();
    const answers = await Promise.all(browsers.map((each, index) => tried(begun[index] as Answer, "totp", code, each)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 422)]);
  });

  it.each([
    ["a mailed code", async () => {
      const begun = await browser.post(SIGN_INS, { identifier: person.address, strategy: "email_code" });
      const { code } = await newestMessage(person.address);
      return browser.post(step(begun, "attempt_first_factor"), { strategy: "email_code", code });
    }],
    ["a code for a new password", async () => {
      const begun = await browser.post(SIGN_INS, { identifier: person.address, strategy: "reset_password_email_code" });
      const { code } = await newestMessage(person.address);
      return browser.post(step(begun, "attempt_first_factor"), { strategy: "reset_password_email_code", code });
    }],
    ["a sign-in token", async () => {
      const now = new Date();
      await database().signInToken.create({ data: { id: newId("signInToken"), userId: person.userId, tokenHash: sha256("a ticket for one"), expiresAt: after(now, HOUR) } });
      return browser.post(SIGN_INS, { strategy: "ticket", ticket: "a ticket for one" });
    }],
  ])("200: %s gets nobody past it either", async (_name, prove) => {
    await giveTotp(person.userId);
    const half = await prove();
    expect(half.json.response).toMatchObject({ status: "needs_second_factor", created_session_id: null });
    expect(half.json.client.sessions).toEqual([]);
    expect(refusal(await browser.post(step(half, "reset_password"), { password: "a new password 99" }))).toEqual([400, "client_state_invalid"]);
    expect(["complete", "needs_new_password"]).toContain((await tried(half, "totp", await totpCode())).json.response.status);
  });

  it("200: nothing that the instance switches off gets anybody past it", async () => {
    await giveTotp(person.userId);
    await changeSettings({ authenticator_app: { enabled: false }, backup_code: { enabled: false } });
    const begun = await withPassword();
    expect(begun.json.response.status).toBe("needs_second_factor");
    expect((await tried(begun, "totp", await totpCode())).json.response.status).toBe("complete");
    await changeSettings({ authenticator_app: { enabled: true }, backup_code: { enabled: true } });
  });

  it("400 for a strategy that is none of the person's, for one that is no second factor, and for one that sends nothing", async () => {
    await giveTotp(person.userId);
    const begun = await withPassword();
    for (const strategy of ["phone_code", "backup_code", "email_code", "passkey"]) expect(refusal(await tried(begun, strategy, "424242")), strategy).toEqual([400, "strategy_for_user_invalid strategy"]);
    expect(refusal(await browser.post(step(begun, "prepare_second_factor"), { strategy: "totp" }))).toEqual([400, "strategy_for_user_invalid strategy"]);
    expect(refusal(await browser.post(SIGN_INS, { identifier: person.address, strategy: "totp" }))[0]).toBe(400);
  });

  it("422 when the strategy or the code is missing or has the wrong type", async () => {
    await giveTotp(person.userId);
    const begun = await withPassword();
    expect(refusal(await browser.post(step(begun, "attempt_second_factor"), { code: "424242" }))).toEqual([422, "form_param_missing strategy"]);
    expect(refusal(await browser.post(step(begun, "attempt_second_factor"), { strategy: "totp" }))).toEqual([422, "form_param_missing code"]);
    expect(refusal(await tried(begun, "totp", "1".repeat(2000)))).toEqual([422, "form_param_max_length_exceeded code"]);
  });

  it("403 once wrong codes have locked the account, for a right one too", async () => {
    await giveTotp(person.userId);
    await changeSettings({ attack_protection: { user_lockout: { max_attempts: 3 } } });
    const begun = await withPassword();
    for (let count = 0; count < 3; count += 1) await tried(begun, "totp", "000000");
    expect(refusal(await tried(begun, "totp", await totpCode()))).toEqual([403, "user_locked"]);
    await changeSettings({ attack_protection: { user_lockout: { max_attempts: 100 } } });
  });

  it("429 after ten tries in ten minutes, wherever they come from", async () => {
    await giveTotp(person.userId);
    await changeSettings({ attack_protection: { rate_limits: { enabled: true } } });
    const begun = await withPassword();
    const answers = await Promise.all(Array.from({ length: 25 }, () => tried(begun, "totp", "000000")));
    await changeSettings({ attack_protection: { rate_limits: { enabled: false } } });
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10);
    expect(refusal(answers.find(({ status }) => status === 429) as Answer)).toEqual([429, "too_many_requests"]);
  });
});

describe("a sign-in with a backup code", () => {
  it("200 once for each code, and the log tells of it", async () => {
    await giveTotp(person.userId);
    await giveBackupCodes(person.userId);
    const begun = await withPassword();
    const done = await tried(begun, "backup_code", ` ${BACKUP_CODES[1]} `);
    expect(done.json.response).toMatchObject({ status: "complete", second_factor_verification: { object: "verification_backup_code", status: "verified" } });
    expect(done.json.client.sessions[0]).toMatchObject({ factor_verification_age: [0, 0], user: { backup_code_enabled: true } });
    expect(await database().event.count({ where: { userId: person.userId, type: "backup_code.used" } })).toBe(1);
    const other = new ApiBrowser();
    const again = await withPassword(other);
    expect(refusal(await tried(again, "backup_code", BACKUP_CODES[1], other))).toEqual([422, "form_code_incorrect code"]);
    expect((await tried(again, "backup_code", BACKUP_CODES[0], other)).json.client.sessions[0].user.backup_code_enabled).toBe(false);
    expect((await withPassword(new ApiBrowser())).json.response.supported_second_factors).toEqual([{ strategy: "totp" }]);
  });

  it("one success of ten browsers with the same code at once", async () => {
    await giveTotp(person.userId);
    await giveBackupCodes(person.userId);
    const browsers = Array.from({ length: 10 }, () => new ApiBrowser());
    const begun = await Promise.all(browsers.map((each) => withPassword(each)));
    const answers = await Promise.all(browsers.map((each, index) => tried(begun[index] as Answer, "backup_code", BACKUP_CODES[0], each)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 422)]);
  });

  it("200 without a second factor: backup codes alone are none", async () => {
    await giveBackupCodes(person.userId);
    expect((await withPassword()).json.response).toMatchObject({ status: "complete", supported_second_factors: null });
  });

  it("422 for a wrong one; nothing of the codes or the secret stands in the database as it is", async () => {
    await giveTotp(person.userId);
    await giveBackupCodes(person.userId);
    expect(refusal(await tried(await withPassword(), "backup_code", "wrong000"))).toEqual([422, "form_code_incorrect code"]);
    const [secret] = await database().totpSecret.findMany({ where: { userId: person.userId } });
    const codes = await database().backupCode.findMany({ where: { userId: person.userId } });
    expect(JSON.stringify([secret?.sealedSecret, codes])).not.toMatch(/GEZDGNBV|a1b2c3d4|\$2[aby]\$/);
  });
});

describe("a session that began before there was a second factor", () => {
  it("200 for the ten minutes that its proof is good for, then 403 until the second factor is proved", async () => {
    const { json } = await withPassword();
    await giveTotp(person.userId);
    const add = (name: string) => browser.post("/v1/me/email_addresses", { email_address: `${name}-${person.username}@example.test` });
    expect((await add("first")).status).toBe(200);
    const id = json.response.created_session_id;
    await database().session.update({ where: { id }, data: { firstFactorVerifiedAt: after(new Date(), -11 * MINUTE) } });
    expect(refusal(await add("second"))).toEqual([403, "session_reverification_required"]);
    await browser.post(`/v1/client/sessions/${id}/verify`, { level: "first_factor" });
    await browser.post(`/v1/client/sessions/${id}/verify/attempt_first_factor`, { strategy: "password", password: PASSWORD });
    expect(refusal(await add("second"))).toEqual([403, "session_reverification_required"]);
    await browser.post(`/v1/client/sessions/${id}/verify`, { level: "second_factor" });
    await browser.post(`/v1/client/sessions/${id}/verify/attempt_second_factor`, { strategy: "totp", code: await totpCode() });
    expect((await add("second")).status).toBe(200);
  });
});

describe("confirming with a second factor", () => {
  let verify = "";
  let sessionId = "";
  const addAddress = () => browser.post("/v1/me/email_addresses", { email_address: `other-${person.username}@example.test` });
  const growOld = (minutes = 11) => database().session.update({ where: { id: sessionId }, data: { firstFactorVerifiedAt: after(new Date(), -minutes * MINUTE), secondFactorVerifiedAt: after(new Date(), -minutes * MINUTE) } });

  beforeEach(async () => {
    await giveTotp(person.userId);
    await giveBackupCodes(person.userId);
    const done = await tried(await withPassword(), "totp", await totpCode());
    sessionId = done.json.response.created_session_id;
    verify = `/v1/client/sessions/${sessionId}/verify`;
    await forgetUsedTotp(person.userId);
  });

  it("200 right after the sign-in", async () => expect((await addAddress()).status).toBe(200));

  it("403 with the hint for SDKs once it is long ago, and still after the password alone", async () => {
    await growOld();
    const refused = await addAddress();
    expect(refusal(refused)).toEqual([403, "session_reverification_required"]);
    expect(refused.json.clerk_error).toEqual({ type: "forbidden", reason: "reverification-error", metadata: { reverification: "strict" } });
    await browser.post(verify, { level: "first_factor" });
    expect((await browser.post(`${verify}/attempt_first_factor`, { strategy: "password", password: PASSWORD })).json.response).toMatchObject({ status: "complete", session: { factor_verification_age: [0, 11] } });
    expect(refusal(await addAddress())).toEqual([403, "session_reverification_required"]);
  });

  it.each([
    ["the authenticator app", "totp", () => totpCode()],
    ["a backup code", "backup_code", async () => BACKUP_CODES[0]],
  ])("200 after %s", async (_name, strategy, code) => {
    await growOld();
    const begun = await browser.post(verify, { level: "second_factor" });
    expect(begun.json.response).toMatchObject({ level: "second_factor", status: "needs_second_factor", supported_second_factors: [{ strategy: "totp" }, { strategy: "backup_code" }] });
    const done = await browser.post(`${verify}/attempt_second_factor`, { strategy, code: await code() });
    expect(done.json.response).toMatchObject({ status: "complete", second_factor_verification: { strategy, status: "verified" }, session: { factor_verification_age: [11, 0] } });
    expect((await addAddress()).status).toBe(200);
  });

  it("200: both, one after the other", async () => {
    await growOld();
    await browser.post(verify, { level: "multi_factor" });
    expect((await browser.post(`${verify}/attempt_first_factor`, { strategy: "password", password: PASSWORD })).json.response).toMatchObject({ status: "needs_second_factor", session: { factor_verification_age: [11, 11] } });
    expect((await browser.post(`${verify}/attempt_second_factor`, { strategy: "totp", code: await totpCode() })).json.response.session.factor_verification_age).toEqual([0, 0]);
  });

  it("422 when the code is wrong, and the session stays as old as it was", async () => {
    await growOld();
    await browser.post(verify, { level: "second_factor" });
    for (const strategy of ["totp", "backup_code"]) expect(refusal(await browser.post(`${verify}/attempt_second_factor`, { strategy, code: "000000" }))).toEqual([422, "form_code_incorrect code"]);
    expect(refusal(await addAddress())).toEqual([403, "session_reverification_required"]);
  });

  it("403 without any proof by it, however fresh the first one is", async () => {
    await database().session.update({ where: { id: sessionId }, data: { secondFactorVerifiedAt: null } });
    expect(refusal(await addAddress())).toEqual([403, "session_reverification_required"]);
  });
});
