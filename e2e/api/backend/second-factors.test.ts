import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { PASSWORD, somebody, type Somebody } from "../attacks/somebody";
import { BACKUP_CODES, giveBackupCodes, giveTotp, setNumberAside, totpCode } from "../../support/second-factor";
import { refusal } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

let published: Awaited<ReturnType<typeof openBackendApi>>;
let api: BackendApi;
let who: Somebody;
let path = "";
beforeAll(async () => {
  published = await openBackendApi();
  api = new BackendApi(await newKey());
});
afterAll(() => published.close());
beforeEach(async () => {
  who = await somebody();
  path = `/v1/users/${who.userId}`;
  await giveTotp(who.userId);
  await giveBackupCodes(who.userId);
});

const flags = async () => {
  const { json } = await api.get(path);
  return { two: json.two_factor_enabled, totp: json.totp_enabled, backup: json.backup_code_enabled, since: json.mfa_enabled_at !== null, over: json.mfa_disabled_at !== null };
};
const changes = async () => (await database().event.findMany({ where: { userId: who.userId, type: "user.updated" }, orderBy: { sequence: "asc" } })).map(({ data }) => (data as { changed: string[] }).changed);
const failedAttempts = async () => (await database().user.findUniqueOrThrow({ where: { id: who.userId } })).failedAttempts;
const verify = (code: unknown) => api.post(`${path}/verify_totp`, { code });

describe("POST /v1/users/{user_id}/verify_totp", () => {
  it("200 for a code of the authenticator app, once", async () => {
    const code = await totpCode();
    expect(await verify(code)).toMatchObject({ status: 200, json: { verified: true, code_type: "totp" } });
    expect(refusal(await verify(code))).toEqual([422, "totp_incorrect_code code"]);
  });

  it("200 for a backup code, once", async () => {
    expect(await verify(BACKUP_CODES[0])).toMatchObject({ status: 200, json: { verified: true, code_type: "backup_code" } });
    expect(refusal(await verify(BACKUP_CODES[0]))).toEqual([422, "totp_incorrect_code code"]);
  });

  it("200 for one of five that come at once, whichever kind it is", async () => {
    for (const code of [await totpCode(), BACKUP_CODES[0]]) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => verify(code)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422, 422]);
    }
  });

  it("422 for a wrong one, which counts as at sign-in; 403 once that has locked the account", async () => {
    expect(refusal(await verify("000000"))).toEqual([422, "totp_incorrect_code code"]);
    expect(await failedAttempts()).toBe(1);
    await changeSettings({ attack_protection: { user_lockout: { max_attempts: 3 } } });
    for (let count = 0; count < 2; count += 1) await verify("nothing like it");
    expect(refusal(await verify(await totpCode()))).toEqual([403, "user_locked"]);
    await changeSettings({ attack_protection: { user_lockout: { max_attempts: 100 } } });
  });

  it("429 after ten tries in ten minutes", async () => {
    await changeSettings({ attack_protection: { rate_limits: { enabled: true } } });
    const answers = await Promise.all(Array.from({ length: 12 }, () => verify("000000")));
    await changeSettings({ attack_protection: { rate_limits: { enabled: false } } });
    expect(answers.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(2);
  });

  it("400 when there is no authenticator app", async () => {
    await api.delete(`${path}/totp`);
    expect(refusal(await verify(BACKUP_CODES[0]))).toEqual([400, "totp_disabled"]);
  });

  it.each([
    ["422 when the code is missing", {}, "form_param_missing code"],
    ["422 when it is empty", { code: " " }, "form_param_nil code"],
    ["422 when it is a number", { code: 123456 }, "form_param_type_invalid code"],
    ["422 when it is endless", { code: "1".repeat(2000) }, "form_param_max_length_exceeded code"],
    ["422 for a parameter that there is not", { code: "123456", strategy: "totp" }, "form_param_unknown strategy"],
  ])("%s", async (_title, body, error) => {
    expect(refusal(await api.post(`${path}/verify_totp`, body))).toEqual([422, error]);
    expect(await failedAttempts()).toBe(0);
  });
});

describe("DELETE /v1/users/{user_id}/totp, /backup_code and /mfa", () => {
  it("200: the authenticator app goes, and with the last second factor what sessions have proved by it", async () => {
    const browser = new ApiBrowser();
    const begun = await browser.post("/v1/client/sign_ins", { identifier: who.address, password: PASSWORD });
    await browser.post(`/v1/client/sign_ins/${begun.json.response.id}/attempt_second_factor`, { strategy: "totp", code: await totpCode() });
    expect(await flags()).toEqual({ two: true, totp: true, backup: true, since: true, over: false });
    expect(await api.delete(`${path}/totp`)).toMatchObject({ status: 200, json: { user_id: who.userId } });
    expect(await flags()).toEqual({ two: false, totp: false, backup: true, since: true, over: true });
    expect((await browser.get("/v1/client")).json.response.sessions[0].factor_verification_age).toEqual([0, -1]);
    expect((await browser.post("/v1/me/email_addresses", { email_address: `more-${who.username}@example.test` })).status).toBe(200);
    const again = await new ApiBrowser().post("/v1/client/sign_ins", { identifier: who.address, password: PASSWORD });
    expect(again.json.response.status).toBe("complete");
    expect(await changes()).toEqual([["totp"]]);
  });

  it("200: the backup codes go, the app stays", async () => {
    expect(await api.delete(`${path}/backup_code`)).toMatchObject({ status: 200, json: { user_id: who.userId } });
    expect(await flags()).toEqual({ two: true, totp: true, backup: false, since: true, over: false });
    expect(await changes()).toEqual([["backup_codes"]]);
  });

  it("200: the app goes, a number that is set aside stays the second factor", async () => {
    await setNumberAside(who.userId, "+14155550191");
    await api.delete(`${path}/totp`);
    expect(await flags()).toMatchObject({ two: true, totp: false, over: false });
  });

  it("200: everything goes, numbers stay without being reserved", async () => {
    await setNumberAside(who.userId, "+14155550192");
    expect(await api.delete(`${path}/mfa`)).toMatchObject({ status: 200, json: { user_id: who.userId } });
    expect(await flags()).toEqual({ two: false, totp: false, backup: false, since: true, over: true });
    expect((await api.get(path)).json.phone_numbers).toMatchObject([{ phone_number: "+14155550192", reserved_for_second_factor: false, default_second_factor: false }]);
    expect(await changes()).toEqual([["backup_codes", "phone_numbers", "totp"]]);
  });

  it("200 again when nothing is left, and nothing is told of it", async () => {
    for (let count = 0; count < 2; count += 1) expect((await api.delete(`${path}/mfa`)).status).toBe(200);
    for (const name of ["totp", "backup_code"]) expect((await api.delete(`${path}/${name}`)).status).toBe(200);
    expect(await changes()).toHaveLength(1);
  });

  it("404 for nobody", async () => {
    for (const name of ["mfa", "totp", "backup_code"]) expect(refusal(await api.delete(`/v1/users/user_nobody/${name}`)), name).toEqual([404, "resource_not_found"]);
    expect(refusal(await api.post("/v1/users/user_nobody/verify_totp", { code: "123456" }))).toEqual([404, "resource_not_found"]);
  });

  it("401 without a key", async () => {
    const keyless = new BackendApi(null);
    for (const name of ["mfa", "totp", "backup_code"]) expect((await keyless.delete(`${path}/${name}`)).status, name).toBe(401);
    expect((await keyless.post(`${path}/verify_totp`, { code: await totpCode() })).status).toBe(401);
    expect(await flags()).toMatchObject({ totp: true, backup: true });
  });
});

describe("the published SDK", () => {
  it("verifies, and takes away", async () => {
    const { users } = published.clerk;
    expect(await users.verifyTOTP({ userId: who.userId, code: await totpCode() })).toEqual({ verified: true, code_type: "totp" });
    await expect(users.verifyTOTP({ userId: who.userId, code: "000000" })).rejects.toMatchObject({ status: 422, errors: [{ code: "totp_incorrect_code" }] });
    expect(await users.deleteUserBackupCodes(who.userId)).toMatchObject({ user_id: who.userId });
    expect(await users.deleteUserTOTP(who.userId)).toMatchObject({ user_id: who.userId });
    expect(await users.disableUserMFA(who.userId)).toMatchObject({ user_id: who.userId });
    expect(await users.getUser(who.userId)).toMatchObject({ totpEnabled: false, backupCodeEnabled: false, twoFactorEnabled: false });
    await expect(users.disableUserMFA("user_nobody")).rejects.toMatchObject({ status: 404 });
  });
});
