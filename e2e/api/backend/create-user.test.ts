import { hash } from "@node-rs/bcrypt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { refusal } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

const PASSWORD = "a quiet harbour at dawn 7";
const WALLET = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
const DAY_MS = 24 * 60 * 60 * 1000;

let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
let count = 0;

beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

const newAddress = () => `created${(count += 1)}@example.test`;
const create = (given: object = {}) => api.post("/v1/users", { email_address: [newAddress()], password: PASSWORD, ...given });
const refused = async (given: object) => refusal(await create(given));

/** Change settings for one test. */
async function under(settings: Record<string, unknown>, back: Record<string, unknown>, run: () => Promise<void>): Promise<void> {
  await changeSettings(settings);
  try {
    await run();
  } finally {
    await changeSettings(back);
  }
}

describe("POST /v1/users", () => {
  it("200 with every parameter there is", async () => {
    const given = {
      external_id: "crm-1",
      first_name: "Ada",
      last_name: "Lovelace",
      locale: "en-GB",
      timezone: "Europe/London",
      email_address: ["Ada@Analytical.Example", "ada@home.example"],
      email_address_identification_status: ["verified", "reserved"],
      phone_number: ["+44 7400 123456", "+447400123457"],
      phone_number_identification_status: ["reserved", "verified"],
      web3_wallet: [WALLET],
      username: "Countess_1815",
      totp_secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
      backup_codes: ["first-code-1", await hash("second-code-2", 4)],
      public_metadata: { planTier: "gold", nested: { snake_case: 1 } },
      private_metadata: { note: "hidden" },
      unsafe_metadata: { theme: "dark" },
      delete_self_enabled: false,
      create_organization_enabled: false,
      create_organizations_limit: 3,
      legal_accepted_at: "2013-01-01T00:00:00Z",
      skip_legal_checks: false,
      created_at: "2012-10-20T07:15:20.902Z",
      bypass_client_trust: true,
      banned: true,
      locked: true,
      skip_password_checks: true,
      skip_password_requirement: false,
      skip_user_requirement: false,
    };
    const { status, json } = await create(given);
    expect(status).toBe(200);
    const [first, second] = json.email_addresses;
    const createdAt = Date.parse(given.created_at);
    expect(json).toMatchObject({
      object: "user",
      external_id: "crm-1",
      first_name: "Ada",
      last_name: "Lovelace",
      locale: "en-GB",
      timezone: "Europe/London",
      username: "Countess_1815",
      password_enabled: true,
      two_factor_enabled: true,
      totp_enabled: true,
      backup_code_enabled: true,
      mfa_enabled_at: expect.any(Number),
      public_metadata: given.public_metadata,
      private_metadata: given.private_metadata,
      unsafe_metadata: given.unsafe_metadata,
      delete_self_enabled: false,
      create_organization_enabled: false,
      create_organizations_limit: 3,
      legal_accepted_at: Date.parse(given.legal_accepted_at),
      bypass_client_trust: true,
      banned: true,
      locked: true,
      lockout_expires_in_seconds: null,
      created_at: createdAt,
      primary_email_address_id: first.id,
      primary_phone_number_id: json.phone_numbers[0].id,
      primary_web3_wallet_id: json.web3_wallets[0].id,
    });
    expect(first).toMatchObject({ email_address: "ada@analytical.example", reserved: false, created_at: createdAt, verification: { object: "verification_admin", status: "verified", strategy: "admin", attempts: null, expire_at: null } });
    expect(second).toMatchObject({ email_address: "ada@home.example", reserved: true, verification: null });
    expect(json.phone_numbers.map((each: { phone_number: string; reserved: boolean }) => [each.phone_number, each.reserved])).toEqual([["+447400123456", true], ["+447400123457", false]]);
    expect(json.web3_wallets[0]).toMatchObject({ web3_wallet: WALLET.toLowerCase(), verification: { object: "verification_admin", status: "verified", strategy: "admin" } });
    expect(JSON.stringify(json)).not.toContain("JBSWY3DPEHPK3PXP");
    expect((await database().event.findMany({ where: { userId: json.id } })).map(({ type, actorType }) => [type, actorType])).toEqual([["user.created", "backend"]]);
  });

  it("200 with nothing but an address where it is all that is required", async () => {
    await under({ password: { mode: "optional" } }, { password: { mode: "required" } }, async () => {
      expect(await api.post("/v1/users", { email_address: [newAddress()] })).toMatchObject({ status: 200, json: { password_enabled: false, delete_self_enabled: true, create_organizations_limit: null, external_id: null } });
    });
  });

  it("200 with a password that signs in", async () => {
    const address = newAddress();
    await create({ email_address: [address] });
    const browser = new ApiBrowser();
    const { json } = await browser.post("/v1/client/sign_ins", { identifier: address, password: PASSWORD });
    expect(json.response.status).toBe("complete");
  });

  it("200 with a digest, whose password signs in", async () => {
    const address = newAddress();
    const created = await create({ email_address: [address], password: undefined, password_digest: await hash("tiger", 4), password_hasher: "bcrypt" });
    expect(created).toMatchObject({ status: 200, json: { password_enabled: true } });
    const { json } = await new ApiBrowser().post("/v1/client/sign_ins", { identifier: address, password: "tiger" });
    expect(json.response.status).toBe("complete");
  });

  it("200 for a reserved address, whose owner signs in by the password and nobody else gets it", async () => {
    const address = newAddress();
    expect((await create({ email_address: [address], email_address_identification_status: ["reserved"] })).status).toBe(200);
    expect((await new ApiBrowser().post("/v1/client/sign_ins", { identifier: address, password: PASSWORD })).json.response.status).toBe("complete");
    expect(await refused({ email_address: [address] })).toEqual([422, "form_identifier_exists email_address"]);
  });

  it("200 with one thing given twice: it is there once", async () => {
    const address = newAddress();
    expect((await create({ email_address: [address, address.toUpperCase()] })).json.email_addresses).toHaveLength(1);
  });

  it("200 for a weak password whose checks are skipped, and 422 otherwise", async () => {
    expect(await refused({ password: "password" })).toEqual([422, "form_password_pwned password"]);
    expect(await refused({ password: "short7!" })).toEqual([422, "form_password_length_too_short password"]);
    expect((await create({ password: "password", skip_password_checks: true })).status).toBe(200);
  });

  it("200 for null wherever it is published, as if it were not given", async () => {
    const nulls = ["external_id", "first_name", "last_name", "locale", "username", "password_digest", "password_hasher", "skip_password_checks", "skip_password_requirement", "skip_user_requirement", "totp_secret"];
    const others = ["delete_self_enabled", "create_organization_enabled", "create_organizations_limit", "legal_accepted_at", "skip_legal_checks", "created_at", "bypass_client_trust", "banned", "locked"];
    const { status, json } = await create(Object.fromEntries([...nulls, ...others].map((name) => [name, null])));
    expect([status, json.banned, json.locked, json.delete_self_enabled]).toEqual([200, false, false, true]);
  });

  it("422 names all that is missing in one answer", async () => {
    await under({ username: { mode: "required" }, first_name: { mode: "required" }, web3_wallet: { mode: "required" } }, { username: { mode: "optional" }, first_name: { mode: "optional" }, web3_wallet: { mode: "optional" } }, async () => {
      const missing = ["email_address", "web3_wallet", "username", "first_name", "password"].map((name) => `form_param_missing ${name}`);
      expect(refusal(await api.post("/v1/users", {}))).toEqual([422, ...missing]);
      expect((await create({ skip_user_requirement: true })).status).toBe(200);
    });
  });

  it("422 for a user without any identifier, whatever is skipped", async () => {
    const { status, json } = await api.post("/v1/users", { external_id: "alone", skip_user_requirement: true, skip_password_requirement: true });
    expect([status, json.errors[0].code, json.errors[0].meta.names]).toEqual([422, "form_data_missing", ["email_address", "phone_number", "web3_wallet", "username"]]);
  });

  it("422 for each thing that the instance does not use", async () => {
    const off = { mode: "off" };
    const settings = { phone_number: off, web3_wallet: off, username: off, first_name: off, last_name: off, authenticator_app: { enabled: false }, backup_code: { enabled: false }, attack_protection: { user_lockout: { enabled: false } } };
    const on = { mode: "optional" };
    const back = { phone_number: on, web3_wallet: on, username: on, first_name: on, last_name: on, authenticator_app: { enabled: true }, backup_code: { enabled: true }, attack_protection: { user_lockout: { enabled: true } } };
    await under(settings, back, async () => {
      const given = { phone_number: ["+15551230001"], web3_wallet: [WALLET], username: "somebody_off", first_name: "A", last_name: "B", totp_secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", backup_codes: ["code-one-1"], locked: true };
      expect((await refused(given)).toSorted()).toEqual([422, ...Object.keys(given).map((name) => `form_param_unknown ${name}`)].toSorted());
      expect((await create({ phone_number: [], username: null, totp_secret: null, backup_codes: [], locked: false })).status).toBe(200);
    });
    await under({ password: off }, { password: { mode: "required" } }, async () => {
      expect(await refused({})).toEqual([422, "form_param_unknown password"]);
      expect(await refused({ password: null, password_digest: "5f4dcc3b5aa765d61d8327deb882cf99", password_hasher: "md5" })).toEqual([422, "form_param_unknown password_digest", "form_param_unknown password_hasher"]);
    });
  });

  it("200 without a password where its requirement is skipped, and 422 where a password is the only way to sign in", async () => {
    expect((await create({ password: undefined, skip_password_requirement: true })).json.password_enabled).toBe(false);
    const noCodes = { email_address: { mode: "required", strategies: [] }, phone_number: { mode: "optional", strategies: [] } };
    const codes = { email_address: { mode: "required", strategies: ["email_code", "email_link"] }, phone_number: { mode: "optional", strategies: ["phone_code"] } };
    await under(noCodes, codes, async () => {
      expect(await refused({ password: undefined, skip_password_requirement: true })).toEqual([422, "form_conditional_param_disallowed skip_password_requirement"]);
    });
  });

  it("422 where the terms must be accepted, unless it is said when they were, or that it does not matter", async () => {
    await under({ sign_up: { legal_consent_enabled: true } }, { sign_up: { legal_consent_enabled: false } }, async () => {
      expect(await refused({})).toEqual([422, "form_param_missing legal_accepted_at"]);
      expect((await create({ legal_accepted_at: "2024-05-01T10:00:00+02:00" })).json.legal_accepted_at).toBe(Date.UTC(2024, 4, 1, 8));
      expect((await create({ skip_legal_checks: true })).json.legal_accepted_at).toBeNull();
    });
  });

  it.each([
    ["an address that is none", { email_address: ["ada@example.test", "nobody"] }, "form_param_format_invalid email_address"],
    ["a number that is none", { phone_number: ["123"] }, "form_param_format_invalid phone_number"],
    ["a wallet whose checksum is wrong", { web3_wallet: [WALLET.replace("5aA", "5AA")] }, "form_param_format_invalid web3_wallet"],
    ["a username of the wrong length", { username: "abc" }, "form_username_invalid_length username"],
    ["a username with spaces", { username: "Ada Lovelace" }, "form_username_invalid_character username"],
    ["a language that is none", { locale: "not a locale" }, "form_param_format_invalid locale"],
    ["more states than addresses", { email_address: ["state@example.test"], email_address_identification_status: ["verified", "verified"] }, "form_param_array_length_mismatch email_address_identification_status"],
    ["fewer states than numbers", { phone_number: ["+15551230002", "+15551230003"], phone_number_identification_status: ["verified"] }, "form_param_array_length_mismatch phone_number_identification_status"],
    ["a state that there is not", { email_address: ["state@example.test"], email_address_identification_status: ["unverified"] }, "form_param_value_invalid email_address_identification_status"],
    ["a password beside a digest", { password_digest: "5f4dcc3b5aa765d61d8327deb882cf99", password_hasher: "md5" }, "form_conditional_param_disallowed password_digest", "form_conditional_param_disallowed password_hasher"],
    ["a digest without its hasher", { password: null, password_digest: "5f4dcc3b5aa765d61d8327deb882cf99" }, "form_conditional_param_missing password_hasher"],
    ["a hasher alone", { password: null, skip_password_requirement: true, password_hasher: "md5" }, "form_conditional_param_missing password_digest"],
    ["a hasher that there is not", { password: null, password_digest: "5f4dcc3b5aa765d61d8327deb882cf99", password_hasher: "rot13" }, "form_param_value_invalid password_hasher"],
    ["a digest of another hasher", { password: null, password_digest: "5f4dcc3b5aa765d61d8327deb882cf99", password_hasher: "bcrypt" }, "form_password_digest_invalid_code password_digest"],
    ["a secret that is none", { totp_secret: "not base32!" }, "invalid_totp_secret_code totp_secret"],
    ["backup codes that are none", { backup_codes: ["123"] }, "form_param_format_invalid backup_codes"],
    ["a date that is none", { created_at: "20 October 2012" }, "form_param_invalid_date created_at"],
    ["a date without an offset", { created_at: "2012-10-20T07:15:20" }, "form_param_invalid_date created_at"],
    ["a day that no calendar has", { created_at: "2023-02-29T00:00:00Z" }, "form_param_invalid_date created_at"],
    ["the future", { created_at: new Date(Date.now() + DAY_MS).toISOString() }, "form_disallow_future_date created_at"],
    ["terms accepted in the future", { legal_accepted_at: new Date(Date.now() + DAY_MS).toISOString() }, "form_disallow_future_date legal_accepted_at"],
    ["terms accepted never", { legal_accepted_at: "never" }, "form_param_invalid_date legal_accepted_at"],
    ["metadata that is too large", { private_metadata: { text: "x".repeat(8200) } }, "form_param_exceeds_allowed_size private_metadata"],
    ["less than no organizations", { create_organizations_limit: -1 }, "form_param_value_invalid create_organizations_limit"],
    ["what is no parameter", { admin: true }, "form_param_unknown admin"],
  ])("422 for %s", async (_what, given, ...expected) => {
    const before = await database().user.count();
    expect(await refused(given)).toEqual([422, ...expected]);
    expect(await database().user.count()).toBe(before);
  });

  it.each([
    ["external_id", 7],
    ["first_name", {}],
    ["locale", 1],
    ["email_address", "ada@example.test"],
    ["email_address", [7]],
    ["phone_number", {}],
    ["web3_wallet", [null]],
    ["username", []],
    ["password", 12345678],
    ["password_digest", true],
    ["skip_password_checks", "true"],
    ["totp_secret", 1],
    ["backup_codes", "code-one-1"],
    ["public_metadata", []],
    ["private_metadata", "text"],
    ["unsafe_metadata", null],
    ["delete_self_enabled", 1],
    ["create_organizations_limit", 1.5],
    ["created_at", 1350717320902],
    ["banned", "yes"],
    ["locked", 0],
  ])("422 for %s of the wrong type", async (param_name, value) => {
    expect(await refused({ [param_name]: value })).toEqual([422, `form_param_type_invalid ${param_name}`]);
  });

  it.each([
    ["email_address", { email_address: ["taken@example.test"] }],
    ["phone_number", { phone_number: ["+447400999999"] }],
    ["username", { username: "Taken_Name" }],
    ["external_id", { external_id: "crm-taken" }],
    ["web3_wallet", { web3_wallet: ["0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"] }],
  ])("422 for a %s that is taken: of five at once one gets it, and nothing of the others is left", async (param_name, given) => {
    const [users, addresses] = [await database().user.count(), await database().emailAddress.count()];
    const answers = await Promise.all(Array.from({ length: 5 }, () => create(given)));
    expect(answers.map(refusal).toSorted()).toEqual([[200], ...Array(4).fill([422, `form_identifier_exists ${param_name}`])]);
    expect([await database().user.count(), await database().emailAddress.count()]).toEqual([users + 1, addresses + 1]);
  });

  it("403 for an address that the instance keeps out", async () => {
    await database().blocklistIdentifier.create({ data: { id: newId("blocklistIdentifier"), identifier: "*@blocked.example", identifierType: "email_address" } });
    await under({ restrictions: { blocklist: true } }, { restrictions: { blocklist: false } }, async () => {
      expect(await refused({ email_address: ["eve@blocked.example"] })).toEqual([403, "not_allowed_access email_address"]);
    });
  });

  it("429 for the 21st request in ten seconds, with how long to wait; also for those that are refused", async () => {
    await under({ attack_protection: { rate_limits: { enabled: true } } }, { attack_protection: { rate_limits: { enabled: false } } }, async () => {
      const other = new BackendApi(await newKey("Another"));
      const answers = [];
      for (let index = 0; index < 21; index += 1) answers.push(await (index % 2 ? api : other).post("/v1/users", { created_at: "never" }));
      expect(answers.map(({ status }) => status)).toEqual([...Array(20).fill(422), 429]);
      const last = answers.at(-1);
      expect(last && refusal(last)).toEqual([429, "too_many_requests"]);
      expect(Number(last?.headers.get("retry-after"))).toSatisfy((seconds: number) => seconds >= 1 && seconds <= 10);
    });
  });

  it("401 without a key", async () => {
    expect(refusal(await new BackendApi(null).post("/v1/users", {}))).toEqual([401, "authorization_header_format_invalid"]);
  });
});

describe("users.createUser of the published SDK", () => {
  it("200 as the documentation has it", async () => {
    const user = await published.clerk.users.createUser({ firstName: "Test", lastName: "User", emailAddress: ["testclerk123@gmail.com"], password: PASSWORD });
    expect([user.firstName, user.lastName, user.emailAddresses.map(({ emailAddress }) => emailAddress), user.primaryEmailAddress?.verification?.strategy]).toEqual(["Test", "User", ["testclerk123@gmail.com"], "admin"]);
  });

  it("200 with what SDKs write in their own way", async () => {
    const createdAt = new Date("2012-10-20T07:15:20.902Z");
    const user = await published.clerk.users.createUser({
      externalId: "sdk-1",
      emailAddress: ["sdk@example.test"],
      emailAddressIdentificationStatus: ["reserved"],
      passwordDigest: await hash("tiger", 4),
      passwordHasher: "bcrypt",
      publicMetadata: { planTier: "gold" },
      privateMetadata: { stripeId: "cus_1" },
      unsafeMetadata: { someKey: { otherKey: 1 } },
      totpSecret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
      backupCodes: ["first-code-1"],
      createdAt,
      legalAcceptedAt: createdAt,
      skipLegalChecks: true,
      banned: true,
      locked: true,
    });
    expect(user).toMatchObject({ externalId: "sdk-1", publicMetadata: { planTier: "gold" }, privateMetadata: { stripeId: "cus_1" }, unsafeMetadata: { someKey: { otherKey: 1 } }, createdAt: createdAt.getTime(), totpEnabled: true, backupCodeEnabled: true, banned: true, locked: true });
  });

  it("422 as an error that names its parameter", async () => {
    const wrong = published.clerk.users.createUser({ emailAddress: ["nobody"], password: PASSWORD });
    await expect(wrong).rejects.toMatchObject({ status: 422, errors: [{ code: "form_param_format_invalid", meta: { paramName: "email_address" } }] });
  });
});
