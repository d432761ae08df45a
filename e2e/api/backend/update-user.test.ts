import { hash } from "@node-rs/bcrypt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { insertImage } from "@/lib/images/store";
import { PASSWORD } from "../attacks/somebody";
import { refusal, signedIn, signInAgain } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

const NEW_PASSWORD = "another harbour at dusk 8";
const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
let count = 0;

beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

/** Somebody with two addresses, two numbers and two wallets, of which the second are reserved or not primary. */
async function created(given: object = {}) {
  count += 1;
  const wallets = ["a", "b"].map((letter) => `0x${letter}${String(count).padStart(39, "0")}`);
  const { json } = await api.post("/v1/users", {
    email_address: [`first${count}@example.test`, `second${count}@example.test`, `reserved${count}@example.test`],
    email_address_identification_status: ["verified", "verified", "reserved"],
    phone_number: [`+4915123450${100 + count}`, `+4915123451${100 + count}`],
    web3_wallet: wallets,
    username: `updated_${count}`,
    first_name: "Ada",
    last_name: "Lovelace",
    password: PASSWORD,
    ...given,
  });
  return json;
}

/** A user without what follows from time and names. */
function steady({ updated_at: _1, image_url: _2, profile_image_url: _3, web3_wallets, ...rest }: Record<string, unknown> & { web3_wallets: { id: string }[] }) {
  return { ...rest, web3_wallets: web3_wallets.map(({ id }) => id) };
}

const update = (id: string, given: object) => api.patch(`/v1/users/${id}`, given);
const refused = async (given: object) => refusal(await update((await created()).id, given));
const eventsOf = async (userId: string) => (await database().event.findMany({ where: { userId }, orderBy: { sequence: "asc" } })).map(({ type }) => type);
const mailsTo = (toAddress: string) => database().outboxMessage.count({ where: { toAddress } });

describe("PATCH /v1/users/{user_id}", () => {
  it("200 with every parameter there is", async () => {
    const user = await created();
    const given = {
      external_id: "crm-9",
      first_name: "Grace",
      last_name: "Hopper",
      locale: "en-US",
      timezone: "America/New_York",
      username: "amazing_grace",
      primary_email_address_id: user.email_addresses[1].id,
      notify_primary_email_address_changed: false,
      primary_phone_number_id: user.phone_numbers[1].id,
      primary_web3_wallet_id: user.web3_wallets[1].id,
      password: NEW_PASSWORD,
      skip_password_checks: false,
      sign_out_of_other_sessions: true,
      totp_secret: SECRET,
      backup_codes: ["first-code-1"],
      delete_self_enabled: false,
      create_organization_enabled: false,
      create_organizations_limit: 5,
      legal_accepted_at: "2020-01-01T00:00:00Z",
      skip_legal_checks: false,
      created_at: "2019-01-01T00:00:00Z",
      bypass_client_trust: true,
      public_metadata: { a: 1 },
      private_metadata: { b: 2 },
      unsafe_metadata: { c: 3 },
    };
    const { status, json } = await update(user.id, given);
    expect(status).toBe(200);
    const { notify_primary_email_address_changed: _1, password: _2, skip_password_checks: _3, sign_out_of_other_sessions: _4, totp_secret: _5, backup_codes: _6, skip_legal_checks: _7, ...shown } = given;
    expect(json).toMatchObject({ ...shown, created_at: Date.parse(given.created_at), legal_accepted_at: Date.parse(given.legal_accepted_at), totp_enabled: true, backup_code_enabled: true });
    const { json: again } = await new ApiBrowser().post("/v1/client/sign_ins", { identifier: "amazing_grace", password: NEW_PASSWORD });
    expect(again.response.status).toBe("needs_second_factor");
    expect((await eventsOf(user.id)).filter((type) => type === "user.updated").length).toBeGreaterThan(0);
  });

  it("200 with what is not given left as it is, and null for none", async () => {
    const user = await created({ external_id: "crm-10", create_organizations_limit: 2, totp_secret: SECRET, public_metadata: { a: 1 }, legal_accepted_at: "2020-01-01T00:00:00Z" });
    const { json: unchanged } = await update(user.id, { first_name: "Grace" });
    expect(steady(unchanged)).toEqual({ ...steady(user), first_name: "Grace" });
    const nulls = { external_id: null, first_name: null, last_name: null, username: null, locale: null, create_organizations_limit: null, totp_secret: null, public_metadata: null, legal_accepted_at: null, primary_web3_wallet_id: null };
    const { json: cleared } = await update(user.id, nulls);
    const { totp_secret: _secret, ...shown } = nulls;
    expect(cleared).toMatchObject({ ...shown, public_metadata: {}, totp_enabled: false, password_enabled: true });
    const { json: still } = await update(user.id, { password: null, delete_self_enabled: null, created_at: null, bypass_client_trust: null });
    expect([still.password_enabled, still.delete_self_enabled, still.created_at]).toEqual([true, true, user.created_at]);
  });

  it("200 with an empty username, which takes it away", async () => {
    expect((await update((await created()).id, { username: "" })).json.username).toBeNull();
  });

  it("200 with nothing, which changes nothing", async () => {
    const user = await created();
    expect(steady((await update(user.id, {})).json)).toEqual(steady(user));
    expect(await eventsOf(user.id)).toEqual(["user.created"]);
  });

  it("200 and a mail about the primary address only when it is asked for", async () => {
    const user = await created();
    const [first, second] = user.email_addresses;
    await update(user.id, { primary_email_address_id: second.id });
    expect([await mailsTo(first.email_address), await mailsTo(second.email_address)]).toEqual([0, 0]);
    await update(user.id, { primary_email_address_id: first.id, notify_primary_email_address_changed: true });
    expect([await mailsTo(first.email_address), await mailsTo(second.email_address)]).toEqual([1, 1]);
  });

  it("200 with a password that ends sessions only when it is to", async () => {
    const person = await signedIn();
    await update(person.userId, { password: NEW_PASSWORD });
    expect((await person.api.get("/v1/me")).status).toBe(200);
    await update(person.userId, { password: PASSWORD, sign_out_of_other_sessions: true });
    expect((await person.api.get("/v1/me")).status).toBe(401);
    expect(await eventsOf(person.userId)).toContain("session.revoked");
    expect((await signInAgain(person)).sessionId).toMatch(/^sess_/);
  });

  it("200 with the digest of a password, of which nobody is told", async () => {
    const user = await created();
    const { status } = await update(user.id, { password_digest: await hash("tiger", 4), password_hasher: "bcrypt" });
    expect([status, await mailsTo(user.email_addresses[0].email_address)]).toEqual([200, 0]);
    const { json } = await new ApiBrowser().post("/v1/client/sign_ins", { identifier: user.username, password: "tiger" });
    expect(json.response.status).toBe("complete");
  });

  it("200 with a picture of the user's own, and 404 with another", async () => {
    const [user, other] = [await created(), await created()];
    const image = { contentType: "image/webp", bytes: Buffer.from("picture"), width: 1, height: 1 } as never;
    const { id } = await insertImage(database(), { userId: user.id, name: "me", image });
    expect((await update(user.id, { profile_image_id: id })).json).toMatchObject({ has_image: true, image_url: expect.stringContaining(id) });
    expect((await update(user.id, { profile_image_id: id })).json.has_image).toBe(true);
    expect(refusal(await update(other.id, { profile_image_id: id }))).toEqual([404, "resource_not_found profile_image_id"]);
    expect((await update(user.id, { profile_image_id: null })).json.has_image).toBe(false);
    expect(await database().image.count({ where: { id } })).toBe(0);
  });

  it("422 with a primary identification that is not proved, and 404 with somebody else's", async () => {
    const [user, other] = [await created(), await created()];
    expect(refusal(await update(user.id, { first_name: "Changed", primary_email_address_id: user.email_addresses[2].id }))).toEqual([422, "form_verification_needed primary_email_address_id"]);
    for (const [name, list] of [["primary_email_address_id", "email_addresses"], ["primary_phone_number_id", "phone_numbers"], ["primary_web3_wallet_id", "web3_wallets"]] as const) {
      expect(refusal(await update(user.id, { first_name: "Changed", [name]: other[list][0].id }))).toEqual([404, `resource_not_found ${name}`]);
      expect(refusal(await update(user.id, { [name]: "idn_nothing" }))).toEqual([404, `resource_not_found ${name}`]);
    }
    expect(steady((await api.get(`/v1/users/${user.id}`)).json)).toEqual(steady(user));
  });

  it("422 when a name or id is taken", async () => {
    const other = await created({ external_id: "crm-taken" });
    expect(await refused({ username: other.username.toUpperCase() })).toEqual([422, "form_identifier_exists username"]);
    expect(await refused({ external_id: "crm-taken" })).toEqual([422, "form_identifier_exists external_id"]);
  });

  it("422 for what the instance does not use, or requires", async () => {
    const user = await created();
    const settings = { username: { mode: "required" }, first_name: { mode: "off" }, last_name: { mode: "required" }, authenticator_app: { enabled: false }, backup_code: { enabled: false }, sign_up: { legal_consent_enabled: true } };
    const back = { username: { mode: "optional" }, first_name: { mode: "optional" }, last_name: { mode: "optional" }, authenticator_app: { enabled: true }, backup_code: { enabled: true }, sign_up: { legal_consent_enabled: false } };
    await changeSettings(settings);
    expect(refusal(await update(user.id, { first_name: "Ada" }))).toEqual([422, "form_param_unknown first_name"]);
    expect(refusal(await update(user.id, { last_name: null }))).toEqual([422, "form_param_nil last_name"]);
    expect(refusal(await update(user.id, { username: "" }))).toEqual([422, "form_param_nil username"]);
    expect(refusal(await update(user.id, { totp_secret: SECRET, backup_codes: ["first-code-1"] }))).toEqual([422, "form_param_unknown totp_secret", "form_param_unknown backup_codes"]);
    expect(refusal(await update(user.id, { legal_accepted_at: null }))).toEqual([422, "form_param_nil legal_accepted_at"]);
    expect((await update(user.id, { legal_accepted_at: null, skip_legal_checks: true })).status).toBe(200);
    await changeSettings({ ...back, password: { mode: "off" } });
    expect(refusal(await update(user.id, { password: NEW_PASSWORD }))).toEqual([422, "form_param_unknown password"]);
    await changeSettings({ password: { mode: "required" } });
  });

  it("400 for the last name that somebody signs in with", async () => {
    const { json } = await api.post("/v1/users", { username: "only_a_name", password: PASSWORD, skip_user_requirement: true });
    expect(refusal(await update(json.id, { username: null }))).toEqual([400, "last_required_identification_deletion_failed username"]);
  });

  it.each([
    ["a weak password", { password: "password" }, "form_password_pwned password"],
    ["a short password", { password: "short7!" }, "form_password_length_too_short password"],
    ["a password beside a digest", { password: NEW_PASSWORD, password_digest: "5f4dcc3b5aa765d61d8327deb882cf99", password_hasher: "md5" }, "form_conditional_param_disallowed password_digest", "form_conditional_param_disallowed password_hasher"],
    ["a digest without its hasher", { password_digest: "5f4dcc3b5aa765d61d8327deb882cf99" }, "form_conditional_param_missing password_hasher"],
    ["a digest of another hasher", { password_digest: "5f4dcc3b5aa765d61d8327deb882cf99", password_hasher: "bcrypt" }, "form_password_digest_invalid_code password_digest"],
    ["an end of all sessions without a new password", { sign_out_of_other_sessions: true }, "form_conditional_param_missing password"],
    ["a secret that is none", { totp_secret: "!" }, "invalid_totp_secret_code totp_secret"],
    ["backup codes that are none", { backup_codes: ["1"] }, "form_param_format_invalid backup_codes"],
    ["a username with spaces", { username: "Ada Lovelace" }, "form_username_invalid_character username"],
    ["a date that is none", { created_at: "yesterday" }, "form_param_invalid_date created_at"],
    ["the future", { created_at: "2999-01-01T00:00:00Z" }, "form_disallow_future_date created_at"],
    ["metadata that is too large", { public_metadata: { text: "x".repeat(8200) } }, "form_param_exceeds_allowed_size public_metadata"],
    ["a flag of the wrong type", { delete_self_enabled: "yes" }, "form_param_type_invalid delete_self_enabled"],
    ["a name of the wrong type", { first_name: 1 }, "form_param_type_invalid first_name"],
    ["metadata of the wrong type", { private_metadata: "text" }, "form_param_type_invalid private_metadata"],
    ["what is no parameter here", { banned: true }, "form_param_unknown banned"],
    ["somebody else's id", { user_id: "user_other" }, "form_param_unknown user_id"],
  ])("422 for %s", async (_what, given, ...expected) => expect(await refused({ last_name: "Changed", ...given })).toEqual([422, ...expected]));

  it("404 for nobody", async () => expect(refusal(await update("user_nobody", { first_name: "Ada" }))).toEqual([404, "resource_not_found"]));

  it("401 without a key", async () => expect(refusal(await new BackendApi(null).patch("/v1/users/user_nobody", {}))).toEqual([401, "authorization_header_format_invalid"]));
});

describe("DELETE /v1/users/{user_id}", () => {
  it("200 with the deleted object; the person is signed out and gone", async () => {
    const person = await signedIn();
    await update(person.userId, { external_id: "crm-gone" });
    expect(await api.delete(`/v1/users/${person.userId}`)).toMatchObject({ status: 200, json: { object: "user", id: person.userId, deleted: true, external_id: "crm-gone" } });
    expect((await person.api.get("/v1/me")).status).toBe(401);
    expect(refusal(await api.get(`/v1/users/${person.userId}`))).toEqual([404, "resource_not_found"]);
    expect(await eventsOf(person.userId)).toContain("user.deleted");
  });

  it("200 also for somebody who may not delete themselves", async () => {
    expect((await api.delete(`/v1/users/${(await created({ delete_self_enabled: false })).id}`)).json).not.toHaveProperty("external_id");
  });

  it("404 for nobody", async () => expect(refusal(await api.delete("/v1/users/user_nobody"))).toEqual([404, "resource_not_found"]));

  it("401 without a key", async () => expect((await new BackendApi(null).delete("/v1/users/user_nobody")).status).toBe(401));
});

describe("users of the published SDK", () => {
  it("200 for updateUser without metadata, and with", async () => {
    const { id } = await created();
    const plain = await published.clerk.users.updateUser(id, { firstName: "Grace", externalId: `sdk-${id}`, password: NEW_PASSWORD, signOutOfOtherSessions: true, createdAt: new Date(0), deleteSelfEnabled: false });
    expect([plain.firstName, plain.externalId, plain.createdAt, plain.deleteSelfEnabled]).toEqual(["Grace", `sdk-${id}`, 0, false]);
    const both = await published.clerk.users.updateUser(id, { lastName: "Hopper", publicMetadata: { planTier: "gold" }, privateMetadata: { note: 1 } });
    expect(both).toMatchObject({ lastName: "Hopper", publicMetadata: { planTier: "gold" }, privateMetadata: { note: 1 } });
    const only = await published.clerk.users.updateUser(id, { publicMetadata: { other: true } });
    expect(only.publicMetadata).toEqual({ other: true });
  });

  it("200 for deleteUser", async () => {
    const { id } = await created();
    expect(await published.clerk.users.deleteUser(id)).toMatchObject({ object: "user", id, deleted: true });
    await expect(published.clerk.users.deleteUser(id)).rejects.toMatchObject({ status: 404 });
  });
});
