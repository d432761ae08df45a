import { describe, expect, it } from "vitest";
import { newestMessage } from "@/lib/flows/testing";
import { database } from "@/lib/db/client";
import { after, MINUTE } from "@/lib/time";
import { ApiBrowser } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";
import { letProofGrowOld, refusal, signedIn, type SignedIn } from "./signed-in";

useInstance();

const LIST = "/v1/me/phone_numbers";

let line = 1000;
/** A number of New York that nobody in this file has yet. */
const freshNumber = () => `+1212736${(line += 1)}`;

async function added({ api }: Pick<SignedIn, "api">, phoneNumber = freshNumber()): Promise<{ id: string; phoneNumber: string }> {
  return { id: (await api.post(`${LIST}/`, { phone_number: phoneNumber })).json.response.id, phoneNumber };
}

async function prepared(person: Pick<SignedIn, "api">, phoneNumber?: string): Promise<{ id: string; code: string; phoneNumber: string }> {
  const number = await added(person, phoneNumber);
  await person.api.post(`${LIST}/${number.id}/prepare_verification`, { strategy: "phone_code" });
  return { ...number, code: (await newestMessage(number.phoneNumber)).code ?? "" };
}

async function proved(person: Pick<SignedIn, "api">, phoneNumber?: string): Promise<string> {
  const { id, code } = await prepared(person, phoneNumber);
  await person.api.post(`${LIST}/${id}/attempt_verification`, { code });
  return id;
}

const userOf = async ({ api }: Pick<SignedIn, "api">) => (await api.get("/v1/me")).json.response;

describe("POST /v1/me/phone_numbers", () => {
  it.each([
    ["15551234567", "+15551234567"],
    ["+1 (212) 736-5000", "+12127365000"],
    ["+49 30 901820", "+4930901820"],
  ])("200 for %j, which is kept as %s", async (written, phoneNumber) => {
    const { api } = await signedIn();
    const { status, json } = await api.post(`${LIST}/`, { phone_number: written });
    expect(status).toBe(200);
    expect(json.response).toEqual({
      object: "phone_number",
      id: expect.stringMatching(/^idn_/),
      phone_number: phoneNumber,
      reserved: false,
      reserved_for_second_factor: false,
      default_second_factor: false,
      verification: null,
      linked_to: [],
      backup_codes: null,
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
    });
  });

  it("200 with a number for the second factor, which it is once it is proved", async () => {
    const person = await signedIn();
    const phoneNumber = freshNumber();
    const { json } = await person.api.post(LIST, { phone_number: phoneNumber, reserved_for_second_factor: true });
    const { id } = json.response;
    expect(json.response).toMatchObject({ reserved_for_second_factor: true, default_second_factor: false });
    expect((await userOf(person)).two_factor_enabled).toBe(false);
    await person.api.post(`${LIST}/${id}/prepare_verification`, { strategy: "phone_code" });
    const { code } = await newestMessage(phoneNumber);
    expect((await person.api.post(`${LIST}/${id}/attempt_verification`, { code })).json.response).toMatchObject({ reserved_for_second_factor: true, default_second_factor: true, backup_codes: null });
    expect(await userOf(person)).toMatchObject({ two_factor_enabled: true, mfa_enabled_at: expect.any(Number), mfa_disabled_at: null });
  });

  it.each([
    ["", "form_param_missing phone_number"],
    ["nonsense", "form_param_format_invalid phone_number"],
    ["+1", "form_param_format_invalid phone_number"],
    ["+15551234567 ext. 5", "form_param_format_invalid phone_number"],
  ])("422 for %j", async (phone_number, error) => {
    const { api } = await signedIn();
    expect(refusal(await api.post(LIST, { phone_number }))).toEqual([422, error]);
  });

  it("422 when somebody has it", async () => {
    const [person, other] = [await signedIn(), await signedIn()];
    const phoneNumber = freshNumber();
    await proved(person, phoneNumber);
    for (const { api } of [person, other]) expect(refusal(await api.post(LIST, { phone_number: phoneNumber }))).toEqual([422, "form_identifier_exists phone_number"]);
  });

  it("422 where the instance uses no numbers; 400 for a second factor where no codes are sent to them", async () => {
    const { api } = await signedIn();
    await changeSettings({ phone_number: { strategies: [] } });
    expect(refusal(await api.post(LIST, { phone_number: freshNumber(), reserved_for_second_factor: true }))).toEqual([400, "form_param_value_disabled reserved_for_second_factor"]);
    await changeSettings({ phone_number: { mode: "off", strategies: ["phone_code"] } });
    expect(refusal(await api.post(LIST, { phone_number: freshNumber() }))).toEqual([422, "form_param_unknown phone_number"]);
    await changeSettings({ phone_number: { mode: "optional" } });
  });

  it("403 when the last proof is old, 401 when nobody is signed in", async () => {
    const person = await signedIn();
    await letProofGrowOld(person);
    expect(refusal(await person.api.post(LIST, { phone_number: freshNumber() }))).toEqual([403, "session_reverification_required"]);
    expect(refusal(await new ApiBrowser().post(LIST, { phone_number: freshNumber() }))).toEqual([401, "authentication_invalid"]);
  });
});

describe("GET /v1/me/phone_numbers", () => {
  it("200 with the bare list, as the user object has it", async () => {
    const person = await signedIn();
    const { id } = await added(person);
    const { status, json } = await person.api.get(LIST);
    expect(status).toBe(200);
    expect(json).toHaveLength(1);
    expect((await userOf(person)).phone_numbers).toEqual(json);
    expect((await person.api.get(`${LIST}/${id}`)).json.response).toEqual(json[0]);
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await new ApiBrowser().get(LIST))).toEqual([401, "authentication_invalid"]);
  });
});

describe("proving a number", () => {
  it("200: prepared, then proved, then primary", async () => {
    const person = await signedIn();
    const { id, phoneNumber } = await added(person);
    const sent = await person.api.post(`${LIST}/${id}/prepare_verification`, { strategy: "phone_code", channel: "sms" });
    expect(sent).toMatchObject({ status: 200, json: { response: { id, verification: { object: "verification_otp", status: "unverified", strategy: "phone_code", attempts: 0 } } } });
    const { code } = await newestMessage(phoneNumber);
    const attempted = await person.api.post(`${LIST}/${id}/attempt_verification`, { code });
    expect(attempted).toMatchObject({ status: 200, json: { response: { object: "phone_number", id, verification: { status: "verified" } } } });
    expect(attempted.json.client.sessions[0].user.primary_phone_number_id).toBe(id);
  });

  it("200 with the fixed code for a number that is set aside for fiction, on a development instance", async () => {
    const person = await signedIn();
    const { id } = await added(person, "+12015550123");
    await person.api.post(`${LIST}/${id}/prepare_verification`, { strategy: "phone_code" });
    expect((await person.api.post(`${LIST}/${id}/attempt_verification`, { code: "424242" })).status).toBe(200);
  });

  it("422 for a wrong code, 400 for an expired one", async () => {
    const person = await signedIn();
    const { id, code } = await prepared(person);
    const attempt = (text: string) => person.api.post(`${LIST}/${id}/attempt_verification`, { code: text });
    expect(refusal(await attempt(code === "111111" ? "222222" : "111111"))).toEqual([422, "form_code_incorrect code"]);
    await database().verification.updateMany({ where: { subjectId: id }, data: { expireAt: after(new Date(), -MINUTE) } });
    expect(refusal(await attempt(code))).toEqual([400, "verification_expired"]);
  });

  it("400 for whoever proves it second", async () => {
    const [first, second] = [await signedIn(), await signedIn()];
    const phoneNumber = freshNumber();
    const [a, b] = [await prepared(first, phoneNumber), await prepared(second, phoneNumber)];
    expect((await second.api.post(`${LIST}/${b.id}/attempt_verification`, { code: b.code })).status).toBe(200);
    expect(refusal(await first.api.post(`${LIST}/${a.id}/attempt_verification`, { code: a.code }))).toEqual([400, "identification_claimed phone_number"]);
  });

  it("429 with Retry-After when another code is asked for at once", async () => {
    const person = await signedIn();
    const { id } = await prepared(person);
    const answer = await person.api.post(`${LIST}/${id}/prepare_verification`, { strategy: "phone_code" });
    expect(refusal(answer)).toEqual([429, "verification_code_too_many_requests"]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("400 for a strategy of addresses", async () => {
    const person = await signedIn();
    const { id } = await added(person);
    expect(refusal(await person.api.post(`${LIST}/${id}/prepare_verification`, { strategy: "email_code" }))).toEqual([400, "verification_strategy_invalid strategy"]);
  });
});

describe("PATCH /v1/me/phone_numbers/{id}", () => {
  it("200: reserved for the second factor, the default when it is the first; released again", async () => {
    const person = await signedIn();
    const [first, second] = [await proved(person), await proved(person)];
    const patch = (id: string, change: Record<string, boolean>) => person.api.patch(`${LIST}/${id}`, change);
    expect((await patch(first, { reserved_for_second_factor: true })).json.response).toMatchObject({ object: "phone_number", id: first, reserved_for_second_factor: true, default_second_factor: true, backup_codes: null });
    expect(await userOf(person)).toMatchObject({ two_factor_enabled: true, mfa_enabled_at: expect.any(Number), mfa_disabled_at: null });

    expect((await patch(second, { reserved_for_second_factor: true })).json.response).toMatchObject({ reserved_for_second_factor: true, default_second_factor: false });
    expect((await patch(second, { default_second_factor: true })).json.response.default_second_factor).toBe(true);
    expect((await person.api.get(`${LIST}/${first}`)).json.response.default_second_factor).toBe(false);

    expect((await patch(second, { reserved_for_second_factor: false })).json.response).toMatchObject({ reserved_for_second_factor: false, default_second_factor: false });
    expect((await person.api.get(`${LIST}/${first}`)).json.response.default_second_factor).toBe(true);
    await patch(first, { reserved_for_second_factor: false });
    expect(await userOf(person)).toMatchObject({ two_factor_enabled: false, mfa_disabled_at: expect.any(Number) });
  });

  it("200 when the last reserved number is deleted: there is no second factor any more", async () => {
    const person = await signedIn();
    const id = await proved(person);
    await person.api.patch(`${LIST}/${id}`, { reserved_for_second_factor: true });
    expect((await person.api.delete(`${LIST}/${id}`)).json.response).toEqual({ object: "phone_number", id, deleted: true });
    expect(await userOf(person)).toMatchObject({ two_factor_enabled: false, mfa_disabled_at: expect.any(Number) });
  });

  it("400 for a number that is not proved", async () => {
    const person = await signedIn();
    const { id } = await added(person);
    expect(refusal(await person.api.patch(`${LIST}/${id}`, { reserved_for_second_factor: true }))).toEqual([400, "identification_update_second_factor_unverified reserved_for_second_factor"]);
    expect((await person.api.get(`${LIST}/${id}`)).json.response.reserved_for_second_factor).toBe(false);
  });

  it("400 for the number that is the only first factor", async () => {
    const person = await signedIn();
    const id = await proved(person);
    await database().user.update({ where: { id: person.userId }, data: { passwordDigest: null, passwordHasher: null } });
    await database().emailAddress.deleteMany({ where: { userId: person.userId } });
    expect(refusal(await person.api.patch(`${LIST}/${id}`, { reserved_for_second_factor: true }))).toEqual([400, "last_required_identification_deletion_failed reserved_for_second_factor"]);
  });

  it.each([
    [{ default_second_factor: true }, false, "form_param_value_invalid default_second_factor"],
    [{ default_second_factor: false }, true, "form_disable_default_second_factor_not_allowed default_second_factor"],
    [{ reserved_for_second_factor: "perhaps" }, false, "form_param_type_invalid reserved_for_second_factor"],
    [{ verified: true }, false, "form_param_unknown verified"],
  ])("422 for %j when reserved is %s", async (change, reserved, error) => {
    const person = await signedIn();
    const id = await proved(person);
    if (reserved) await person.api.patch(`${LIST}/${id}`, { reserved_for_second_factor: true });
    expect(refusal(await person.api.patch(`${LIST}/${id}`, change))).toEqual([422, error]);
  });

  it("403 when the last proof is old", async () => {
    const person = await signedIn();
    const id = await proved(person);
    await letProofGrowOld(person);
    expect(refusal(await person.api.patch(`${LIST}/${id}`, { reserved_for_second_factor: true }))).toEqual([403, "session_reverification_required"]);
  });
});

describe("DELETE /v1/me/phone_numbers/{id}", () => {
  it("400 for the last one where numbers are required", async () => {
    const person = await signedIn();
    const id = await proved(person);
    await changeSettings({ phone_number: { mode: "required" } });
    expect(refusal(await person.api.delete(`${LIST}/${id}`))).toEqual([400, "last_required_identification_deletion_failed"]);
    await changeSettings({ phone_number: { mode: "optional" } });
  });
});

describe("with somebody else's number", () => {
  it("404 for every operation; 401 when nobody is signed in", async () => {
    const [victim, thief] = [await signedIn(), await signedIn()];
    const { id, code } = await prepared(victim);
    for (const [api, status, error] of [[thief.api, 404, "resource_not_found"], [new ApiBrowser(), 401, "authentication_invalid"]] as const) {
      const at = `${LIST}/${id}`;
      const answers = [
        await api.get(at),
        await api.delete(at),
        await api.patch(at, { reserved_for_second_factor: true }),
        await api.post(`${at}/prepare_verification`, { strategy: "phone_code" }),
        await api.post(`${at}/attempt_verification`, { code }),
      ];
      for (const answer of answers) expect(refusal(answer)).toEqual([status, error]);
    }
    expect((await victim.api.get(`${LIST}/${id}`)).json.response.verification).toMatchObject({ status: "unverified", attempts: 0 });
  });
});
