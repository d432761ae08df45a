import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newestMessage } from "@/lib/flows/testing";
import { after, MINUTE } from "@/lib/time";
import { PASSWORD } from "../attacks/somebody";
import { refusal, signedIn } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

const LIST = "/v1/email_addresses";
const EXISTS = "form_identifier_exists email_address";

let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
let count = 0;
beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

/** Somebody who is signed in, whose address is proved. */
async function provedPerson() {
  const person = await signedIn();
  await api.patch(`${LIST}/${(await userOf(person.userId)).primary_email_address_id}`, { verified: true });
  await database().event.deleteMany({ where: { userId: person.userId } });
  return person;
}

const newAddress = () => `added${(count += 1)}@example.test`;
const add = (user_id: string, given: object = {}) => api.post(LIST, { user_id, email_address: newAddress(), ...given });
const added = async (user_id: string, given: object = {}) => (await add(user_id, given)).json as { id: string; email_address: string };
const userOf = async (userId: string) => (await api.get(`/v1/users/${userId}`)).json;
const noticesTo = (address: string) => database().outboxMessage.count({ where: { toAddress: address } });
const mayEnter = async (identifier: string) => (await new ApiBrowser().post("/v1/client/sign_ins", { identifier, password: PASSWORD })).status === 200;

describe("POST /v1/email_addresses", () => {
  it("200 with an unproved address that blocks nobody", async () => {
    const [person, other] = [await signedIn(), await signedIn()];
    const { status, json } = await add(person.userId, { email_address: " New@Example.TEST " });
    expect([status, json.object, json.email_address, json.verification, json.reserved]).toEqual([200, "email_address", "new@example.test", null, false]);
    expect((await add(other.userId, { email_address: "new@example.test" })).status).toBe(200);
    expect((await userOf(person.userId)).primary_email_address_id).not.toBe(json.id);
  });

  it("200 with one that is proved on the server's word, and primary; nobody is told", async () => {
    const person = await provedPerson();
    const { json } = await add(person.userId, { verified: true, primary: true });
    expect(json.verification).toMatchObject({ object: "verification_admin", status: "verified", strategy: "admin" });
    expect((await userOf(person.userId)).primary_email_address_id).toBe(json.id);
    expect(await mayEnter(json.email_address)).toBe(true);
    expect([await noticesTo(person.address), await noticesTo(json.email_address)]).toEqual([0, 0]);
    const types = (await database().event.findMany({ where: { userId: person.userId, actorType: "backend" }, orderBy: { sequence: "asc" } })).map(({ type }) => type);
    expect(types).toEqual(["email_address.created", "email_address.verified", "email_address.made_primary"]);
  });

  it("200, and the old primary address is told when the server wants that", async () => {
    const person = await provedPerson();
    await add(person.userId, { verified: true, primary: true, notify_primary_email_address_changed: true });
    expect(await noticesTo(person.address)).toBe(1);
  });

  it("200 for one of many who add the same proved address at once", async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => signedIn()));
    const email_address = newAddress();
    const answers = (await Promise.all(people.map(({ userId }) => add(userId, { email_address, verified: true })))).map(({ status }) => status);
    expect(answers.filter((status) => status === 200)).toHaveLength(1);
    expect(answers.filter((status) => status >= 500)).toEqual([]);
  });

  it.each([
    [{ email_address: "nonsense" }, "form_param_format_invalid email_address"],
    [{ email_address: 5 }, "form_param_type_invalid email_address"],
    [{ email_address: undefined }, "form_param_missing email_address"],
    [{ verified: "yes" }, "form_param_type_invalid verified"],
    [{ primary: true }, "form_conditional_param_missing verified"],
    [{ role: "admin" }, "form_param_unknown role"],
  ])("422 for %j", async (given, code) => {
    const person = await signedIn();
    expect(refusal(await add(person.userId, given))).toEqual([422, code]);
    expect((await userOf(person.userId)).email_addresses).toHaveLength(1);
  });

  it("422 when the user, or somebody else, has it", async () => {
    const [person, other] = [await signedIn(), await signedIn()];
    expect(refusal(await add(person.userId, { email_address: person.address }))).toEqual([422, EXISTS]);
    expect(refusal(await add(other.userId, { email_address: person.address, verified: true }))).toEqual([422, EXISTS]);
  });

  it("403 for what the instance's lists keep out", async () => {
    const person = await signedIn();
    await changeSettings({ restrictions: { block_email_subaddresses: true } });
    try {
      expect(refusal(await add(person.userId, { email_address: "a+b@example.test" }))).toEqual([403, "not_allowed_access email_address"]);
    } finally {
      await changeSettings({ restrictions: { block_email_subaddresses: false } });
    }
  });

  it("404 for nobody, 401 without a key", async () => {
    expect(refusal(await add("user_nobody"))).toEqual([404, "resource_not_found"]);
    expect(refusal(await new BackendApi(null).post(LIST, {}))[0]).toBe(401);
  });
});

describe("GET, PATCH and DELETE /v1/email_addresses/{id}", () => {
  it("200 with anybody's, 404 with nobody's", async () => {
    const person = await signedIn();
    const { id, email_address } = await added(person.userId);
    expect((await api.get(`${LIST}/${id}`)).json).toMatchObject({ id, email_address });
    for (const method of ["GET", "PATCH", "DELETE"]) expect(refusal(await api.send(method, `${LIST}/idn_nobody`, method === "PATCH" ? { json: { verified: true } } : {}))).toEqual([404, "resource_not_found"]);
  });

  it("200: proved, made primary, and unproved again, when another one takes its place", async () => {
    const person = await provedPerson();
    const { id, email_address } = await added(person.userId);
    expect((await api.patch(`${LIST}/${id}`, { verified: true })).json.verification).toMatchObject({ status: "verified", strategy: "admin" });
    expect((await userOf(person.userId)).primary_email_address_id).not.toBe(id);
    await api.patch(`${LIST}/${id}`, { primary: true });
    expect((await userOf(person.userId)).primary_email_address_id).toBe(id);
    expect((await api.patch(`${LIST}/${id}`, {})).json.verification.status).toBe("verified");
    expect((await api.patch(`${LIST}/${id}`, { verified: false })).json.verification).toBeNull();
    expect((await userOf(person.userId)).primary_email_address_id).not.toBe(id);
    expect(await mayEnter(email_address)).toBe(false);
  });

  it("400: one that is not proved cannot be primary, nor be proved when another person has done so", async () => {
    const [person, other] = [await signedIn(), await signedIn()];
    const { id, email_address } = await added(person.userId);
    expect(refusal(await api.patch(`${LIST}/${id}`, { primary: true }))).toEqual([400, "identification_update_failed primary"]);
    await added(other.userId, { email_address, verified: true });
    expect(refusal(await api.patch(`${LIST}/${id}`, { verified: true }))).toEqual([400, "identification_claimed email_address"]);
  });

  it("200 deleted, and told to nobody; 400 for the last way to sign in, also when it would only be unproved", async () => {
    const person = await provedPerson();
    const { id, email_address } = await added(person.userId, { verified: true });
    expect((await api.delete(`${LIST}/${id}`)).json).toEqual({ object: "email_address", id, deleted: true });
    expect([await noticesTo(person.address), await noticesTo(email_address)]).toEqual([0, 0]);
    const last = (await userOf(person.userId)).primary_email_address_id;
    expect(refusal(await api.delete(`${LIST}/${last}`))).toEqual([400, "last_required_identification_deletion_failed"]);
    expect(refusal(await api.patch(`${LIST}/${last}`, { verified: false }))).toEqual([400, "last_required_identification_deletion_failed verified"]);
    expect(await mayEnter(person.address)).toBe(true);
  });
});

describe("PUT /v1/users/{id}/email_address", () => {
  const replace = (userId: string, given: object = {}) => api.put(`/v1/users/${userId}/email_address`, { email_address: newAddress(), ...given });

  it("200: one proved address in place of all", async () => {
    const person = await signedIn();
    await added(person.userId, { verified: true });
    const { status, json } = await replace(person.userId);
    expect([status, json.verification.strategy]).toEqual([200, "admin"]);
    const user = await userOf(person.userId);
    expect([user.email_addresses.map(({ id }: { id: string }) => id), user.primary_email_address_id]).toEqual([[json.id], json.id]);
    expect([await mayEnter(json.email_address), await mayEnter(person.address)]).toEqual([true, false]);
    expect([await noticesTo(person.address), await noticesTo(json.email_address)]).toEqual([0, 0]);
  });

  it("200: a reserved one is theirs to sign in with, an unverified one is not", async () => {
    const [person, other] = [await signedIn(), await signedIn()];
    const reserved = (await replace(person.userId, { identification_status: "reserved" })).json;
    expect([reserved.reserved, reserved.verification, (await userOf(person.userId)).primary_email_address_id]).toEqual([true, null, reserved.id]);
    expect(refusal(await add(other.userId, { email_address: reserved.email_address }))).toEqual([422, EXISTS]);
    const unverified = (await replace(person.userId, { email_address: reserved.email_address, identification_status: "unverified" })).json;
    expect([unverified.id, unverified.reserved, unverified.verification]).toEqual([reserved.id, false, null]);
    expect((await add(other.userId, { email_address: reserved.email_address, verified: true })).status).toBe(200);
    expect(refusal(await replace(person.userId, { email_address: reserved.email_address }))).toEqual([422, EXISTS]);
  });

  it("200: the old primary address is told when the server wants that, unless it stays", async () => {
    const person = await signedIn();
    await replace(person.userId, { email_address: person.address, notify_primary_email_address_changed: true });
    expect(await noticesTo(person.address)).toBe(0);
    const { json } = await replace(person.userId, { notify_primary_email_address_changed: true });
    expect([await noticesTo(person.address), await noticesTo(json.email_address)]).toEqual([1, 0]);
  });

  it("400 while a connected account vouches for one of the others", async () => {
    const person = await signedIn();
    await database().externalAccount.create({ data: { id: "eac_linked", identificationId: "idn_linked", userId: person.userId, provider: "google", providerUserId: "1", claim: "google:1", emailAddress: person.address } });
    expect(refusal(await replace(person.userId))).toEqual([400, "delete_linked_identification_disallowed email_address"]);
    expect((await userOf(person.userId)).email_addresses[0].email_address).toBe(person.address);
    expect((await replace(person.userId, { email_address: person.address })).status).toBe(200);
  });

  it("422 for what is none, or somebody else's; 404 for nobody", async () => {
    const [person, other] = [await signedIn(), await signedIn()];
    expect(refusal(await replace(person.userId, { email_address: "a@b@c" }))).toEqual([422, "form_param_format_invalid email_address"]);
    expect(refusal(await replace(person.userId, { identification_status: "maybe" }))).toEqual([422, "form_param_value_invalid identification_status"]);
    expect(refusal(await replace(person.userId, { email_address: other.address }))).toEqual([422, EXISTS]);
    expect((await userOf(person.userId)).email_addresses).toHaveLength(1);
    expect(refusal(await replace("user_nobody"))).toEqual([404, "resource_not_found"]);
  });
});

describe("a code that a server sends", () => {
  async function sent(given: object = {}) {
    const person = await signedIn();
    const { id, email_address } = await added(person.userId, given);
    const { status, json } = await api.post(`${LIST}/${id}/prepare_verification`);
    expect(status).toBe(200);
    return { person, id, email_address, verification: json, attempt: (body: object) => api.post(`${LIST}/${id}/attempt_verification`, { verification_id: json.id, ...body }) };
  }

  it("200: proves the address, once, with a mail that has no link", async () => {
    const { person, email_address, id, verification, attempt } = await sent();
    expect(verification).toMatchObject({ object: "verification_otp", id: expect.stringMatching(/^ver_/), status: "unverified", strategy: "email_code", attempts: 0 });
    const { code, link } = await newestMessage(email_address);
    expect(link ?? null).toBeNull();
    expect((await attempt({ code: "000000" })).json).toMatchObject({ status: "unverified", attempts: 1 });
    expect((await attempt({ code })).json).toMatchObject({ id: verification.id, status: "verified", attempts: 2 });
    expect((await api.get(`${LIST}/${id}`)).json.verification).toMatchObject({ status: "verified", strategy: "email_code" });
    expect(refusal(await attempt({ code }))).toEqual([400, "verification_already_verified"]);
    expect(await database().session.count({ where: { userId: person.userId } })).toBe(2);
  });

  it("200 for one that is proved already, which stays as it is", async () => {
    const { id, email_address, attempt } = await sent({ verified: true });
    const { code } = await newestMessage(email_address);
    expect((await attempt({ code })).json.status).toBe("verified");
    expect((await api.get(`${LIST}/${id}`)).json.verification.strategy).toBe("admin");
  });

  it("200, failed after five wrong ones, and expired after ten minutes", async () => {
    const wrong = await sent();
    for (const attempts of [1, 2, 3, 4]) expect((await wrong.attempt({ code: "000000" })).json).toMatchObject({ status: "unverified", attempts });
    expect((await wrong.attempt({ code: "000000" })).json).toMatchObject({ status: "failed", attempts: 5 });
    const { code } = await newestMessage(wrong.email_address);
    expect((await wrong.attempt({ code })).json).toMatchObject({ status: "failed", attempts: 5 });
    const late = await sent();
    await database().verification.update({ where: { id: late.verification.id }, data: { expireAt: after(new Date(), -MINUTE) } });
    expect((await late.attempt({ code: (await newestMessage(late.email_address)).code })).json.status).toBe("expired");
    expect((await api.get(`${LIST}/${late.id}`)).json.verification).toBeNull();
  });

  it("404 for another address's verification, one that a person began, or none", async () => {
    const [mine, others] = [await sent(), await sent()];
    const { code } = await newestMessage(others.email_address);
    expect(refusal(await mine.attempt({ verification_id: others.verification.id, code }))).toEqual([404, "resource_not_found verification_id"]);
    const person = await signedIn();
    const { json } = await person.api.post("/v1/me/email_addresses", { email_address: newAddress() });
    await person.api.post(`/v1/me/email_addresses/${json.response.id}/prepare_verification`, { strategy: "email_code" });
    const { verificationId } = await database().emailAddress.findUniqueOrThrow({ where: { id: json.response.id } });
    expect(refusal(await api.post(`${LIST}/${json.response.id}/attempt_verification`, { verification_id: verificationId, code: "1" }))).toEqual([404, "resource_not_found verification_id"]);
    expect(refusal(await api.post(`${LIST}/idn_nobody/prepare_verification`))).toEqual([404, "resource_not_found"]);
  });

  it("422 without a code or verification", async () => {
    const { id } = await sent();
    expect(refusal(await api.post(`${LIST}/${id}/attempt_verification`, {}))).toEqual([422, "form_param_missing verification_id", "form_param_missing code"]);
  });

  it("400 where the instance sends no codes", async () => {
    const person = await signedIn();
    const { id } = await added(person.userId);
    await changeSettings({ email_address: { strategies: [] } });
    try {
      expect(refusal(await api.post(`${LIST}/${id}/prepare_verification`))).toEqual([400, "form_param_value_disabled strategy"]);
    } finally {
      await changeSettings({ email_address: { strategies: ["email_code", "email_link"] } });
    }
  });
});

it("200 for the published SDK", async () => {
  const { emailAddresses, users } = published.clerk;
  const person = await signedIn();
  const made = await emailAddresses.createEmailAddress({ userId: person.userId, emailAddress: newAddress() });
  expect((await emailAddresses.getEmailAddress(made.id)).verification).toBeNull();
  expect((await emailAddresses.updateEmailAddress(made.id, { verified: true, primary: true })).verification?.status).toBe("verified");
  expect((await users.getUser(person.userId)).primaryEmailAddressId).toBe(made.id);
  expect(await emailAddresses.deleteEmailAddress(made.id)).toMatchObject({ id: made.id, deleted: true });
  const replaced = await users.replaceUserEmailAddress(person.userId, { emailAddress: newAddress() });
  expect((await users.getUser(person.userId)).emailAddresses.map(({ id }) => id)).toEqual([replaced.id]);
});
