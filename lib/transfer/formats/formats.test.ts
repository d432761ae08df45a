import { createHash, pbkdf2Sync, randomBytes, scryptSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { digestProblem } from "@/lib/passwords/digest-problem";
import { hasherNamed } from "@/lib/passwords/hashers";
import { parseInput } from "@/lib/operation";
import { settingsSchema } from "@/lib/settings/schema";
import { checkNewUser } from "../check/new-user";
import { importInput } from "../input";
import { openSource } from "../source/open";
import { fileOf } from "../testing";
import { formatNamed, formatOf, formats } from ".";
import type { HashConfig, Mapped } from "./format";

const BCRYPT = "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";
const PASSWORD = "correct horse battery staple";
const ctx = { settings: settingsSchema.parse({}) };

/** The users of a file in our own parameters; the shape is told by the first. */
async function mapped(path: string, config: HashConfig = {}): Promise<{ name: string | undefined; users: Mapped[] }> {
  const source = await openSource(path);
  const values: Record<string, unknown>[] = [];
  for await (const records of source.read()) values.push(...records.flatMap(({ value }) => (value === null ? [] : [value])));
  const format = formatOf(values[0] ?? {});
  return { name: format?.name, users: values.map((value) => format?.map(value, config) ?? { problem: "unknown" }) };
}

/** What a user becomes; everything of it must be a parameter that is accepted here. */
async function userOf(each: Mapped | undefined): Promise<Record<string, unknown>> {
  if (!each || !("user" in each)) throw new Error(JSON.stringify(each));
  parseInput(importInput, each.user);
  await checkNewUser(ctx, 1, each.user);
  return each.user;
}

async function verifies(user: Record<string, unknown>, password: string): Promise<boolean | undefined> {
  const [hasher, digest] = [String(user.password_hasher), String(user.password_digest)];
  expect(digestProblem(hasher, digest)).toBeNull();
  return hasherNamed(hasher)?.verify(password, digest);
}

describe("Clerk", () => {
  it("takes the table of the dashboard, with ids, digests and secrets", async () => {
    const head = "id,first_name,last_name,username,primary_email_address,primary_phone_number,verified_email_addresses,unverified_email_addresses,verified_phone_numbers,unverified_phone_numbers,totp_secret,password_digest,password_hasher";
    const { name, users } = await mapped(fileOf(`${head}\nuser_2YDryYFVMM1W1plDDKz7Gzf4we6,Jane,Doe,,jane@example.test,+15551234567,"other@example.test,jane@example.test",new@example.test,+15551234567,,JBSWY3DPEHPK3PXP,${BCRYPT},bcrypt\nuser_2ZZCgLE7kJG2CRBxTZ6YUIvzS10,,,johnny,,,,,,,,,\n`, "csv"));
    expect(name).toBe("clerk");
    expect(await userOf(users[0])).toEqual({
      id: "user_2YDryYFVMM1W1plDDKz7Gzf4we6",
      first_name: "Jane",
      last_name: "Doe",
      email_address: ["jane@example.test", "other@example.test", "new@example.test"],
      email_address_identification_status: ["verified", "verified", "reserved"],
      phone_number: ["+15551234567"],
      totp_secret: "JBSWY3DPEHPK3PXP",
      password_digest: BCRYPT,
      password_hasher: "bcrypt",
      skip_legal_checks: true,
    });
    expect(users[1]).toMatchObject({ user: { id: "user_2ZZCgLE7kJG2CRBxTZ6YUIvzS10", username: "johnny", skip_password_requirement: true } });
  });

  it("takes the JSON of the Backend API, and says when it lacks the secret of a second factor", async () => {
    const user = {
      object: "user",
      id: "user_2YDryYFVMM1W1plDDKz7Gzf4we6",
      external_id: "crm-1",
      primary_email_address_id: "idn_2",
      email_addresses: [
        { id: "idn_1", email_address: "first@example.test", verification: { status: "unverified" } },
        { id: "idn_2", email_address: "main@example.test", verification: { status: "verified" } },
      ],
      phone_numbers: [{ id: "idn_3", phone_number: "+15551234567", reserved_for_second_factor: true, verification: { status: "verified" } }],
      external_accounts: [{ provider: "oauth_google", provider_user_id: "g-1", email_address: "main@example.test", first_name: "M", last_name: "", image_url: "", username: null }],
      web3_wallets: [],
      public_metadata: { plan: "gold" },
      private_metadata: {},
      banned: false,
      totp_enabled: false,
      created_at: 1700000000000,
      last_sign_in_at: null,
    };
    const { name, users } = await mapped(fileOf(JSON.stringify([user, { ...user, totp_enabled: true }]), "json"));
    expect(name).toBe("clerk");
    expect(await userOf(users[0])).toMatchObject({
      email_address: ["main@example.test", "first@example.test"],
      email_address_identification_status: ["verified", "reserved"],
      second_factor_phone_number: ["+15551234567"],
      external_account: [{ provider: "google", provider_user_id: "g-1", email_address: "main@example.test", first_name: "M" }],
      public_metadata: { plan: "gold" },
      created_at: "2023-11-14T22:13:20.000Z",
    });
    expect(users[1]).toMatchObject({ unsupported: [{ part: "second_factors" }] });
  });
});

describe("Auth0", () => {
  const base = { user_id: "auth0|5f7c8ec7c33c6c004bbafe82", email: "jane@example.test", email_verified: true, name: "Jane van Doe", created_at: "2020-10-06T15:35:03.000Z", last_login: "2021-01-01T00:00:00.000Z" };

  it("takes the lines of an export job", async () => {
    const identities = [{ provider: "auth0", user_id: "5f7c" }, { provider: "google-oauth2", user_id: "1157", connection: "google-oauth2", isSocial: true }];
    const { name, users } = await mapped(fileOf([{ ...base, identities, app_metadata: { plan: 1 }, user_metadata: { theme: "dark" }, blocked: true }]));
    expect(name).toBe("auth0");
    expect(await userOf(users[0])).toEqual({
      external_id: base.user_id,
      first_name: "Jane",
      last_name: "van Doe",
      email_address: ["jane@example.test"],
      external_account: [{ provider: "google", provider_user_id: "1157" }],
      public_metadata: { plan: 1 },
      unsafe_metadata: { theme: "dark" },
      banned: true,
      created_at: "2020-10-06T15:35:03.000Z",
      last_sign_in_at: "2021-01-01T00:00:00.000Z",
      skip_legal_checks: true,
      skip_password_requirement: true,
    });
  });

  it("takes what its support sends with hashes, and tables", async () => {
    const { name, users } = await mapped(fileOf([{ _id: { $oid: "657376510000000000000001" }, email: "a@example.test", email_verified: false, tenant: "dev", connection: "Username-Password-Authentication", passwordHash: BCRYPT }]));
    expect(name).toBe("auth0");
    expect(await userOf(users[0])).toMatchObject({ external_id: "657376510000000000000001", email_address_identification_status: ["reserved"], password_digest: BCRYPT });
    const table = await mapped(fileOf("Id,Given Name,Family Name,Name,Email,Email Verified,Created At\nauth0|1,Jane,Doe,Jane Doe,j@example.test,true,2020-10-06T15:35:03.000Z\n", "csv"));
    expect(table.name).toBe("auth0");
    expect(await userOf(table.users[0])).toMatchObject({ external_id: "auth0|1", first_name: "Jane", last_name: "Doe", email_address: ["j@example.test"] });
  });

  const salt = "seasalt";
  const b64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  const phc = (name: string, bytes: number) => `$pbkdf2-${name}$i=1000,l=${bytes}$${b64(Buffer.from(salt))}$${b64(pbkdf2Sync(PASSWORD, salt, 1000, bytes, name))}`;
  it.each([
    ["md5", { algorithm: "md5", hash: { value: createHash("md5").update(PASSWORD).digest("hex") } }],
    ["md5 with salt", { algorithm: "md5", hash: { value: createHash("md5").update(salt + PASSWORD).digest("base64"), encoding: "base64" }, salt: { value: salt, position: "prefix" } }],
    ["sha256 with salt", { algorithm: "sha256", hash: { value: createHash("sha256").update(PASSWORD + salt).digest("hex"), encoding: "hex" }, salt: { value: salt, position: "suffix" } }],
    ["pbkdf2-sha256", { algorithm: "pbkdf2", hash: { value: phc("sha256", 32) } }],
    ["pbkdf2-sha512", { algorithm: "pbkdf2", hash: { value: phc("sha512", 64) } }],
    ["pbkdf2-sha1", { algorithm: "pbkdf2", hash: { value: phc("sha1", 20) } }],
    ["scrypt", { algorithm: "scrypt", hash: { value: scryptSync(PASSWORD, salt, 64).toString("hex") }, salt: { value: salt }, cost: 16384 }],
    ["ldap", { algorithm: "ldap", hash: { value: `{SSHA}${Buffer.concat([createHash("sha1").update(PASSWORD + salt).digest(), Buffer.from(salt)]).toString("base64")}` } }],
  ])("takes its custom_password_hash of %s so that the password is right here", async (_, custom_password_hash) => {
    const { users } = await mapped(fileOf([{ ...base, custom_password_hash }]));
    expect(await verifies(await userOf(users[0]), PASSWORD)).toBe(true);
    expect(await verifies(await userOf(users[0]), `${PASSWORD}!`)).toBe(false);
  });

  it("says which algorithms cannot be verified here", async () => {
    const { users } = await mapped(fileOf([{ ...base, custom_password_hash: { algorithm: "hmac", hash: { value: "secret-digest", digest: "sha256" } } }]));
    expect(users[0]).toMatchObject({ unsupported: [{ part: "passwords", reason: "digests of hmac cannot be verified here" }] });
    expect(JSON.stringify(users[0])).not.toContain("secret-digest");
  });
});

describe("Firebase", () => {
  // The example of https://github.com/firebase/scrypt.
  const config = { base64_signer_key: "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==", base64_salt_separator: "Bw==", rounds: "8", mem_cost: "14" };
  const [passwordHash, salt] = ["lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==", "42xEC+ixf3L2lw=="];

  it("takes the JSON of auth:export", async () => {
    const user = { localId: "abc123", email: "jane@example.test", emailVerified: false, passwordHash, salt, displayName: "Jane Doe", createdAt: "1704067200000", lastSignedInAt: "1704153600000", phoneNumber: "+15551234567", disabled: true, customAttributes: '{"role":"admin"}', providerUserInfo: [{ providerId: "google.com", rawId: "g-1", email: "jane@gmail.test", displayName: "Jane Doe" }] };
    const { name, users } = await mapped(fileOf(JSON.stringify({ users: [user] }, null, 2), "json"), config);
    expect(name).toBe("firebase");
    const found = await userOf(users[0]);
    expect(found).toMatchObject({
      external_id: "abc123",
      first_name: "Jane",
      email_address_identification_status: ["reserved"],
      phone_number: ["+15551234567"],
      external_account: [{ provider: "google", provider_user_id: "g-1", email_address: "jane@gmail.test", first_name: "Jane", last_name: "Doe" }],
      public_metadata: { role: "admin" },
      banned: true,
      created_at: "2024-01-01T00:00:00.000Z",
    });
    expect(await verifies(found, "user1password")).toBe(true);
  });

  it("takes its table, which has no head", async () => {
    const row = (id: string, email: string) => `${id},${email},true,${passwordHash},${salt},"Doe, Jane",,g-1,jane@gmail.test,Jane,,,,,,,,,,,,,,1704067200000,1704153600000,+15551234567,,,\n`;
    const { name, users } = await mapped(fileOf(row("one", "one@example.test") + row("two", ""), "csv"), config);
    expect([name, users.length]).toEqual(["firebase", 2]);
    const found = await userOf(users[0]);
    expect(found).toMatchObject({ external_id: "one", email_address: ["one@example.test"], created_at: "2024-01-01T00:00:00.000Z", external_account: [{ provider: "google", provider_user_id: "g-1" }] });
    expect(await verifies(found, "user1password")).toBe(true);
  });

  it("says which parameters of the hash are missing", async () => {
    const { users } = await mapped(fileOf([{ localId: "a", passwordHash, salt }]), { rounds: "8" });
    expect(users[0]).toMatchObject({ unsupported: [{ part: "passwords", reason: "the project's hash parameters are missing: base64_signer_key, base64_salt_separator, mem_cost" }] });
  });
});

describe("Amazon Cognito", () => {
  it("takes the JSON of ListUsers, and asks the pool for passwords", async () => {
    const Attributes = [{ Name: "sub", Value: "0f4ae7f9-3b4c-4c5c-8d6b-0a1b2c3d4e5f" }, { Name: "email", Value: "jane@example.test" }, { Name: "email_verified", Value: "true" }, { Name: "given_name", Value: "Jane" }, { Name: "custom:plan", Value: "gold" }];
    const user = { Username: "jane_doe", Attributes, UserCreateDate: "2024-01-15T10:30:00.123000+00:00", Enabled: false, UserStatus: "CONFIRMED" };
    const { name, users } = await mapped(fileOf(JSON.stringify({ Users: [user, { ...user, Username: "0f4ae7f9-3b4c-4c5c-8d6b-0a1b2c3d4e5f", UserStatus: "EXTERNAL_PROVIDER" }] }, null, 4), "json"), { user_pool_id: "eu-west-1_AbCdEf", client_id: "1example23456789" });
    expect(name).toBe("cognito");
    expect(await userOf(users[0])).toEqual({
      external_id: "0f4ae7f9-3b4c-4c5c-8d6b-0a1b2c3d4e5f",
      username: "jane_doe",
      first_name: "Jane",
      email_address: ["jane@example.test"],
      public_metadata: { plan: "gold" },
      banned: true,
      created_at: "2024-01-15T10:30:00.123Z",
      password_digest: "awscognito#eu-west-1_AbCdEf#1example23456789#jane_doe",
      password_hasher: "awscognito",
      skip_legal_checks: true,
    });
    const second = await userOf(users[1]);
    expect(second).toMatchObject({ skip_password_requirement: true });
    expect(second).not.toHaveProperty("username");
  });

  it("takes a table with the columns of its own import", async () => {
    const { name, users } = await mapped(fileOf("name,given_name,email,email_verified,phone_number,phone_number_verified,cognito:mfa_enabled,cognito:username\nJane Doe,,jane@example.test,TRUE,+15551234567,TRUE,TRUE,jane@example.test\n", "csv"));
    expect(name).toBe("cognito");
    expect(await userOf(users[0])).toMatchObject({ external_id: "jane@example.test", first_name: "Jane", last_name: "Doe", phone_number: ["+15551234567"], second_factor_phone_number: ["+15551234567"], skip_password_requirement: true });
  });
});

describe("Supabase", () => {
  it("takes rows of auth.users", async () => {
    const head = "instance_id,id,aud,role,email,encrypted_password,email_confirmed_at,last_sign_in_at,raw_app_meta_data,raw_user_meta_data,created_at,phone,phone_confirmed_at,banned_until,deleted_at,is_anonymous";
    const meta = '"{""provider"":""email"",""providers"":[""email""],""plan"":""gold""}","{""full_name"":""Jane Doe""}"';
    const row = (id: string, rest: string) => `00000000-0000-0000-0000-000000000000,${id},authenticated,authenticated,${rest}`;
    const { name, users } = await mapped(
      fileOf(
        [
          head,
          row("4d2e", `jane@example.test,${BCRYPT},2024-01-15 10:30:00.000000+00,,${meta},2024-01-15 10:30:00.123456+00,,,2999-01-01 00:00:00+00,,false`),
          row("4d2f", `,,,,{},{},2024-01-15 10:30:00+00,15551234567,2024-01-15 10:30:00+00,,,false`),
          row("4d30", `gone@example.test,,,,{},{},2024-01-15 10:30:00+00,,,,2024-02-01 00:00:00+00,false`),
        ].join("\n"),
        "csv",
      ),
    );
    expect(name).toBe("supabase");
    expect(await userOf(users[0])).toMatchObject({ external_id: "4d2e", first_name: "Jane", last_name: "Doe", email_address: ["jane@example.test"], public_metadata: { plan: "gold" }, unsafe_metadata: { full_name: "Jane Doe" }, banned: true, created_at: "2024-01-15T10:30:00.123Z", password_hasher: "bcrypt" });
    expect(users[1]).toMatchObject({ user: { phone_number: ["+15551234567"] } });
    expect(users[2]).toEqual({ problem: "the account was deleted there" });
  });
});

describe("Django", () => {
  const salt = "seasalt";
  const key = (name: string, bytes: number) => pbkdf2Sync(PASSWORD, salt, 1000, bytes, name).toString("base64");
  const scrypt = scryptSync(PASSWORD, salt, 64, { N: 16384, r: 8, p: 1 }).toString("base64");
  it.each([
    ["pbkdf2_sha256", `pbkdf2_sha256$1000$${salt}$${key("sha256", 32)}`, true],
    ["pbkdf2_sha1, whose salt looks like hexadecimal", `pbkdf2_sha1$1000$abcdef$${pbkdf2Sync(PASSWORD, "abcdef", 1000, 20, "sha1").toString("base64")}`, true],
    ["scrypt", `scrypt$16384$${salt}$8$1$${scrypt}`, true],
    ["md5", `md5$${salt}$${createHash("md5").update(salt + PASSWORD).digest("hex")}`, true],
    ["argon2", "argon2$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4", null],
    ["bcrypt", `bcrypt$${BCRYPT}`, null],
    ["bcrypt_sha256", `bcrypt_sha256$${BCRYPT}`, null],
  ])("takes a password of %s", async (_, password, isRight) => {
    const { name, users } = await mapped(fileOf(JSON.stringify([{ model: "auth.user", pk: 7, fields: { password, username: "jane", email: "jane@example.test", is_active: true, date_joined: "2020-01-02T03:04:05.678Z", last_login: null } }]), "json"));
    expect(name).toBe("django");
    const user = await userOf(users[0]);
    expect(user).toMatchObject({ external_id: "7", username: "jane", email_address: ["jane@example.test"], created_at: "2020-01-02T03:04:05.678Z" });
    if (isRight) expect(await verifies(user, PASSWORD)).toBe(true);
    else expect(digestProblem(String(user.password_hasher), String(user.password_digest))).toBeNull();
  });

  it("takes the table auth_user: addresses for usernames, inactive people, none of the passwords that are none", async () => {
    const { name, users } = await mapped(fileOf(`id,password,last_login,is_superuser,username,first_name,last_name,email,is_staff,is_active,date_joined\n1,!unusable${randomBytes(8).toString("hex")},,0,jane@example.test,Jane,Doe,,0,f,2020-01-02 03:04:05.678901+00\n2,sha1$a$b,,0,joe,,,joe@example.test,0,t,2020-01-02 03:04:05\n`, "csv"));
    expect(name).toBe("django");
    expect(await userOf(users[0])).toEqual({ external_id: "1", first_name: "Jane", last_name: "Doe", email_address: ["jane@example.test"], banned: true, created_at: "2020-01-02T03:04:05.678Z", skip_legal_checks: true, skip_password_requirement: true });
    expect(users[1]).toMatchObject({ user: { created_at: "2020-01-02T03:04:05.000Z" }, unsupported: [{ part: "passwords" }] });
  });

  it("says what in a dump is no user", async () => {
    const { users } = await mapped(fileOf(JSON.stringify([{ model: "auth.user", pk: 1, fields: { password: "!", username: "jane" } }, { model: "auth.group", pk: 1, fields: { name: "x" } }]), "json"));
    expect(users[1]).toMatchObject({ problem: expect.stringContaining("auth.group") });
  });
});

describe("Devise", () => {
  it("takes bcrypt, with the pepper where there is one", async () => {
    const path = fileOf(`id,email,encrypted_password,confirmed_at,sign_in_count,current_sign_in_at,created_at,otp_secret,otp_required_for_login\n1,jane@example.test,${BCRYPT},2024-01-01 00:00:00,3,2024-02-01 00:00:00,2023-01-01 00:00:00,JBSWY3DPEHPK3PXP,t\n2,joe@example.test,${BCRYPT},,0,,2023-01-01 00:00:00,{"p":"sealed"},t\n`, "csv");
    const { name, users } = await mapped(path);
    expect(name).toBe("devise");
    expect(await userOf(users[0])).toEqual({ external_id: "1", email_address: ["jane@example.test"], totp_secret: "JBSWY3DPEHPK3PXP", created_at: "2023-01-01T00:00:00.000Z", last_sign_in_at: "2024-02-01T00:00:00.000Z", password_digest: BCRYPT, password_hasher: "bcrypt", skip_legal_checks: true });
    expect(users[1]).toMatchObject({ user: { email_address_identification_status: ["reserved"] }, unsupported: [{ part: "second_factors" }] });
    const peppered = await mapped(path, { pepper: "black" });
    expect(await userOf(peppered.users[0])).toMatchObject({ password_hasher: "bcrypt_peppered", password_digest: `${BCRYPT}$black` });
  });
});

describe("WordPress", () => {
  it("takes phpass and md5, and says clearly what of 6.8 cannot be verified", async () => {
    const phpass = "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0";
    const head = "ID,user_login,user_pass,user_nicename,user_email,user_url,user_registered,user_activation_key,user_status,display_name";
    const { name, users } = await mapped(fileOf([head, `1,jane,${phpass},jane,jane@example.test,,2020-01-02 03:04:05,,0,Jane Doe`, `2,joe,$H$${phpass.slice(3)},joe,joe@example.test,,2020-01-02 03:04:05,,0,joe`, `3,new,$wp${BCRYPT.replace("$2b", "$2y")},new,new@example.test,,2025-05-02 03:04:05,,0,New`, `4,elder,${createHash("md5").update(PASSWORD).digest("hex")},elder,old@example.test,,2005-01-02 03:04:05,,0,Elder`].join("\n"), "csv"));
    expect(name).toBe("wordpress");
    expect(await userOf(users[0])).toMatchObject({ external_id: "1", username: "jane", first_name: "Jane", last_name: "Doe", password_hasher: "phpass", created_at: "2020-01-02T03:04:05.000Z" });
    expect(await verifies(await userOf(users[0]), "test12345")).toBe(true);
    expect(users[1]).toMatchObject({ user: { password_digest: phpass } });
    expect(users[2]).toMatchObject({ unsupported: [{ part: "passwords", reason: "digests of WordPress 6.8 and later ($wp$2y$) cannot be verified here" }] });
    expect(await verifies(await userOf(users[3]), PASSWORD)).toBe(true);
  });
});

describe("the table of shapes", () => {
  it("has names that differ, and knows them", () => {
    expect(new Set(formats.map(({ name }) => name)).size).toBe(formats.length);
    for (const format of formats) expect(formatNamed(format.name)).toBe(format);
    expect(formatNamed("constructor")).toBeUndefined();
    expect(formatOf({ something: 1, else: 2 })).toBeUndefined();
  });
});
