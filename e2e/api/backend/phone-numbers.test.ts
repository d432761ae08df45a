import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newestMessage } from "@/lib/flows/testing";
import { refusal, signedIn } from "../signed-in";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

const LIST = "/v1/phone_numbers";
const EXISTS = "form_identifier_exists phone_number";

let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
let count = 0;
beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

const newNumber = () => `+1202555${String(1000 + (count += 1))}`;
const add = (user_id: string, given: object = {}) => api.post(LIST, { user_id, phone_number: newNumber(), ...given });
const added = async (user_id: string, given: object = {}) => (await add(user_id, given)).json as { id: string; phone_number: string };
const userOf = async (userId: string) => (await api.get(`/v1/users/${userId}`)).json;
const noticesTo = (number: string) => database().outboxMessage.count({ where: { toAddress: number } });

describe("POST /v1/phone_numbers", () => {
  it("200 with an unproved number, and with a proved one, which becomes primary as the first; nobody is told", async () => {
    const person = await signedIn();
    const { status, json } = await add(person.userId, { phone_number: "+1 (202) 555-0177" });
    expect([status, json.object, json.phone_number, json.verification, json.reserved_for_second_factor]).toEqual([200, "phone_number", "+12025550177", null, false]);
    expect((await userOf(person.userId)).primary_phone_number_id).toBeNull();
    const proved = (await add(person.userId, { verified: true })).json;
    expect(proved.verification).toMatchObject({ object: "verification_admin", status: "verified", strategy: "admin" });
    expect((await userOf(person.userId)).primary_phone_number_id).toBe(proved.id);
    const second = await added(person.userId, { verified: true, primary: true });
    expect((await userOf(person.userId)).primary_phone_number_id).toBe(second.id);
    expect(await noticesTo(proved.phone_number)).toBe(0);
  });

  it("200 with the second factor, which is on at once", async () => {
    const person = await signedIn();
    const { json } = await add(person.userId, { verified: true, reserved_for_second_factor: true });
    expect([json.reserved_for_second_factor, json.default_second_factor]).toEqual([true, true]);
    expect((await userOf(person.userId)).two_factor_enabled).toBe(true);
  });

  it.each([
    [{ phone_number: "12" }, "form_param_format_invalid phone_number"],
    [{ phone_number: undefined }, "form_param_missing phone_number"],
    [{ verified: 1 }, "form_param_type_invalid verified"],
    [{ primary: true }, "form_conditional_param_missing verified"],
    [{ default_second_factor: true }, "form_param_unknown default_second_factor"],
  ])("422 for %j", async (given, code) => expect(refusal(await add((await signedIn()).userId, given))).toEqual([422, code]));

  it("422 when the user, or somebody else, has it, or the instance uses none; 404 for nobody; 401 without a key", async () => {
    const [person, other] = [await signedIn(), await signedIn()];
    const { phone_number } = await added(person.userId, { verified: true });
    for (const { userId } of [person, other]) expect(refusal(await add(userId, { phone_number }))).toEqual([422, EXISTS]);
    await changeSettings({ phone_number: { mode: "off" } });
    try {
      expect(refusal(await add(person.userId))).toEqual([422, "form_param_unknown phone_number"]);
      expect(refusal(await add(person.userId, { reserved_for_second_factor: true }))).toEqual([400, "form_param_value_disabled reserved_for_second_factor"]);
    } finally {
      await changeSettings({ phone_number: { mode: "optional" } });
    }
    expect(refusal(await add("user_nobody"))).toEqual([404, "resource_not_found"]);
    expect(refusal(await new BackendApi(null).post(LIST, {}))[0]).toBe(401);
  });
});

describe("GET, PATCH and DELETE /v1/phone_numbers/{id}", () => {
  it("200: proved, primary, second factor and back", async () => {
    const person = await signedIn();
    const [first, { id }] = [await added(person.userId, { verified: true }), await added(person.userId)];
    expect((await api.get(`${LIST}/${id}`)).json.verification).toBeNull();
    expect((await api.patch(`${LIST}/${id}`, { verified: true, primary: true, reserved_for_second_factor: true })).json).toMatchObject({ reserved_for_second_factor: true, default_second_factor: true, verification: { strategy: "admin" } });
    expect(await userOf(person.userId)).toMatchObject({ primary_phone_number_id: id, two_factor_enabled: true });
    expect((await api.patch(`${LIST}/${id}`, { verified: false })).json.verification).toBeNull();
    expect(await userOf(person.userId)).toMatchObject({ primary_phone_number_id: first.id, two_factor_enabled: false });
  });

  it("400 for what is not proved, and for what somebody else has proved", async () => {
    const [person, other] = [await signedIn(), await signedIn()];
    const { id, phone_number } = await added(person.userId);
    expect(refusal(await api.patch(`${LIST}/${id}`, { primary: true }))).toEqual([400, "identification_update_failed primary"]);
    expect(refusal(await api.patch(`${LIST}/${id}`, { reserved_for_second_factor: true }))).toEqual([400, "identification_update_second_factor_unverified reserved_for_second_factor"]);
    await added(other.userId, { phone_number, verified: true });
    expect(refusal(await api.patch(`${LIST}/${id}`, { verified: true }))).toEqual([400, "identification_claimed phone_number"]);
  });

  it("422: persons vouch for nothing", async () => {
    const person = await signedIn();
    const { id } = await added(person.userId);
    for (const name of ["verified", "primary"]) expect(refusal(await person.api.patch(`/v1/me/phone_numbers/${id}`, { [name]: "true" }))).toEqual([422, `form_param_unknown ${name}`]);
  });

  it("200 deleted; 400 for the last way to sign in; 404 for nobody's", async () => {
    const person = await signedIn();
    const { id, phone_number } = await added(person.userId, { verified: true, reserved_for_second_factor: true });
    expect((await api.delete(`${LIST}/${id}`)).json).toEqual({ object: "phone_number", id, deleted: true });
    expect([(await userOf(person.userId)).two_factor_enabled, await noticesTo(phone_number)]).toEqual([false, 0]);
    const { json } = await api.post("/v1/users", { phone_number: [newNumber()], skip_password_requirement: true, skip_user_requirement: true });
    expect(refusal(await api.delete(`${LIST}/${json.primary_phone_number_id}`))).toEqual([400, "last_required_identification_deletion_failed"]);
    expect(refusal(await api.patch(`${LIST}/${json.primary_phone_number_id}`, { verified: false }))).toEqual([400, "last_required_identification_deletion_failed verified"]);
    for (const method of ["GET", "PATCH", "DELETE"]) expect(refusal(await api.send(method, `${LIST}/idn_nobody`, method === "PATCH" ? { json: { verified: true } } : {}))).toEqual([404, "resource_not_found"]);
  });
});

describe("PUT /v1/users/{id}/phone_number", () => {
  const replace = (userId: string, given: object = {}) => api.put(`/v1/users/${userId}/phone_number`, { phone_number: newNumber(), ...given });

  it("200: one number in place of all, which is no second factor", async () => {
    const person = await signedIn();
    const { phone_number } = await added(person.userId, { verified: true, reserved_for_second_factor: true });
    await added(person.userId);
    const { status, json } = await replace(person.userId, { phone_number });
    expect([status, json.phone_number, json.reserved_for_second_factor, json.verification.strategy]).toEqual([200, phone_number, false, "admin"]);
    expect(await userOf(person.userId)).toMatchObject({ primary_phone_number_id: json.id, two_factor_enabled: false, phone_numbers: [{ id: json.id }] });
  });

  it("200: a reserved one blocks others, an unverified one does not", async () => {
    const [person, other] = [await signedIn(), await signedIn()];
    const { json } = await replace(person.userId, { identification_status: "reserved" });
    expect([json.reserved, json.verification]).toEqual([true, null]);
    expect(refusal(await replace(other.userId, { phone_number: json.phone_number }))).toEqual([422, EXISTS]);
    expect((await replace(person.userId, { phone_number: json.phone_number, identification_status: "unverified" })).json).toMatchObject({ id: json.id, reserved: false });
    expect((await replace(other.userId, { phone_number: json.phone_number })).status).toBe(200);
  });

  it("422 for what is none, 404 for nobody", async () => {
    expect(refusal(await replace((await signedIn()).userId, { phone_number: "none" }))).toEqual([422, "form_param_format_invalid phone_number"]);
    expect(refusal(await replace("user_nobody"))).toEqual([404, "resource_not_found"]);
  });
});

it("200: a code that a server sends proves the number, once", async () => {
  const person = await signedIn();
  const { id, phone_number } = await added(person.userId);
  const { json } = await api.post(`${LIST}/${id}/prepare_verification`);
  expect(json).toMatchObject({ object: "verification_otp", status: "unverified", strategy: "phone_code", channel: "sms", attempts: 0 });
  const attempt = (code: string) => api.post(`${LIST}/${id}/attempt_verification`, { verification_id: json.id, code });
  expect((await attempt("000000")).json).toMatchObject({ status: "unverified", attempts: 1 });
  const { code } = await newestMessage(phone_number);
  expect((await attempt(code ?? "")).json).toMatchObject({ id: json.id, status: "verified" });
  expect((await api.get(`${LIST}/${id}`)).json.verification).toMatchObject({ status: "verified", strategy: "phone_code" });
  expect(refusal(await attempt(code ?? ""))).toEqual([400, "verification_already_verified"]);
});

it("200 for the published SDK", async () => {
  const { phoneNumbers, users } = published.clerk;
  const person = await signedIn();
  const made = await phoneNumbers.createPhoneNumber({ userId: person.userId, phoneNumber: newNumber(), verified: true, primary: true, reservedForSecondFactor: false });
  expect((await phoneNumbers.getPhoneNumber(made.id)).phoneNumber).toBe(made.phoneNumber);
  expect((await phoneNumbers.updatePhoneNumber(made.id, { reservedForSecondFactor: true })).defaultSecondFactor).toBe(true);
  expect(await phoneNumbers.deletePhoneNumber(made.id)).toMatchObject({ id: made.id, deleted: true });
  const replaced = await users.replaceUserPhoneNumber(person.userId, { phoneNumber: newNumber() });
  expect((await users.getUser(person.userId)).phoneNumbers.map(({ id }) => id)).toEqual([replaced.id]);
});
