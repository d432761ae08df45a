import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/pool";
import { useTestDatabase } from "@/lib/db/testing";
import { verifyPassword } from "@/lib/passwords/hash";
import { systemContextFor } from "@/lib/resources/testing";
import { openTotpSecret } from "@/lib/resources/totp/store";
import { createUser } from "@/lib/resources/users/create";
import { storeTold } from "./run/store-told";
import { fileOf, imported } from "./testing";

useTestDatabase();

const BCRYPT = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";
const bare = { skip_password_requirement: true };
const person = (name: string, more: object = {}) => ({ ...bare, email_address: [`${name}@example.test`], ...more });
const ctx = systemContextFor();

beforeEach(async () => {
  await pool().query("TRUNCATE users, verifications, images, events CASCADE");
});

async function count(table: string): Promise<number> {
  const { rows } = await pool().query<{ count: string }>(`SELECT count(*) FROM ${table}`);
  return Number(rows[0]?.count);
}

/** Every row of a table without what differs from one time to the next. */
async function rowsOf(table: string, order: string): Promise<Record<string, unknown>[]> {
  const { rows } = await pool().query<{ row: Record<string, unknown> }>(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY ${order}`);
  return rows.map(({ row }) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, /(^|_)id$|_at$|^sealed_|_hash$|^sequence$|^request_id$|^data$|_ip$|ip_address/.test(name) && name !== "external_id" ? value !== null : value])));
}

const WHOLE = {
  external_id: "crm-1",
  email_address: ["Ada@Example.TEST", "second@example.test"],
  email_address_identification_status: ["verified" as const, "reserved" as const],
  phone_number: ["15551234567"],
  web3_wallet: ["0x52908400098527886E0F7030069857D2E4169EE7"],
  username: "Ada_L",
  first_name: " Ada ",
  last_name: "Lovelace",
  locale: "en-GB",
  timezone: "Europe/London",
  password_digest: BCRYPT,
  password_hasher: "bcrypt",
  totp_secret: "JBSWY3DPEHPK3PXP",
  backup_codes: ["code-one", BCRYPT],
  public_metadata: { plan: "gold", text: 'tab\tquote"back\\slash\nline' },
  private_metadata: { note: null },
  unsafe_metadata: { list: [1, { deep: true }] },
  delete_self_enabled: false,
  create_organization_enabled: false,
  create_organizations_limit: 3,
  legal_accepted_at: "2020-01-01T00:00:00Z",
  created_at: "2019-05-06T07:08:09.123Z",
  bypass_client_trust: true,
  banned: true,
  locked: true,
};
const TABLES: [table: string, order: string][] = [["users", "external_id"], ["email_addresses", "email_address"], ["phone_numbers", "phone_number"], ["web3_wallets", "web3_wallet"], ["verifications", "created_at, strategy"], ["totp_secrets", "id"], ["backup_codes", "id"], ["events", "type"]];

describe("an import", () => {
  it.each([["by COPY", undefined], ["in an operation", storeTold]])("%s stores the rows that POST /v1/users would store", async (_, store) => {
    await createUser(ctx, WHOLE);
    const expected = await Promise.all(TABLES.map(([table, order]) => rowsOf(table, order)));
    await pool().query("TRUNCATE users, verifications, events CASCADE");
    expect(await imported(ctx, fileOf([WHOLE]), { store })).toMatchObject({ users: 1, created: 1, refused: 0 });
    expect(await Promise.all(TABLES.map(([table, order]) => rowsOf(table, order)))).toEqual(expected);
  });

  it("takes the same users from JSON lines, from JSON and from a table", async () => {
    const users = [1, 2, 3].map((n) => ({ external_id: `e${n}`, email_address: [`a${n}@example.test`, `b${n}@example.test`], first_name: 'Z"o,ë', public_metadata: { n }, banned: n === 2, ...bare }));
    const table = ["external_id;email_address;first_name;public_metadata;banned;skip_password_requirement", ...users.map((u) => `${u.external_id};"${u.email_address.join(" | ")}";"Z""o,ë";"${JSON.stringify(u.public_metadata).replaceAll('"', '""')}";${u.banned};true`)].join("\r\n");
    const stored: unknown[] = [];
    for (const path of [fileOf(users), fileOf(JSON.stringify(users, null, 2), "json"), fileOf(JSON.stringify({ users }), "json"), fileOf(`\uFEFF${table}\r\n`, "csv")]) {
      expect(await imported(ctx, path)).toMatchObject({ users: 3, created: 3, refused: 0, format: "gatehouse" });
      stored.push(await Promise.all(TABLES.slice(0, 2).map(([name, order]) => rowsOf(name, order))));
      await pool().query("TRUNCATE users, verifications, events CASCADE");
    }
    for (const other of stored.slice(1)) expect(other).toEqual(stored[0]);
  });

  it("refuses lines one by one, with their numbers and parameters, and takes the rest", async () => {
    await createUser(ctx, { ...person("taken"), username: "taken_name", external_id: "crm-taken" });
    const path = fileOf(
      [
        JSON.stringify(person("good")),
        "",
        "{ broken",
        JSON.stringify(person("bad-digest", { password_digest: "$2a$10$short", password_hasher: "bcrypt" })),
        JSON.stringify(person("unknown-hasher", { password_digest: BCRYPT, password_hasher: "rot13" })),
        JSON.stringify({ ...bare, email_address: ["no address"], username: "12345" }),
        JSON.stringify(person("unknown", { emailAddress: "x" })),
        JSON.stringify(person("other", { username: "Taken_Name" })),
        JSON.stringify(person("nul", { first_name: "a\u0000b" })),
        JSON.stringify(person("future", { created_at: "2999-01-01T00:00:00Z" })),
        JSON.stringify(person("big", { unsafe_metadata: { text: "x".repeat(9000) } })),
        JSON.stringify(person("also-good")),
      ].join("\n"),
    );
    const result = await imported(ctx, path);
    expect(result).toMatchObject({ users: 11, created: 2, exists: 0, refused: 9 });
    expect([...result.reasons].sort((a, b) => a[0] - b[0])).toEqual([
      [3, null, "request_body_invalid"],
      [4, "password_digest", "form_password_digest_invalid_code"],
      [5, "password_hasher", "form_param_value_invalid"],
      [6, "email_address", "form_param_format_invalid"],
      [6, "username", "form_username_needs_non_number_char"],
      [7, "emailAddress", "form_param_unknown"],
      [8, "username", "form_identifier_exists"],
      [9, "first_name", "form_param_format_invalid"],
      [10, "created_at", "form_disallow_future_date"],
      [11, "unsafe_metadata", "form_param_exceeds_allowed_size"],
    ]);
    expect(JSON.stringify(result.refusals)).not.toMatch(/short|example\.test|Taken_Name/);
    expect(await count("users")).toBe(3);
  });

  it("refuses within a file what an earlier line has, and says which", async () => {
    const users = [person("one", { external_id: "1" }), person("two", { external_id: "1" }), person("ONE", { external_id: "3" }), person("four", { external_id: "4" }), person("five", { username: "four_five" }), person("six", { username: "Four_Five" })];
    const result = await imported(ctx, fileOf(users));
    expect(result).toMatchObject({ created: 3, refused: 3 });
    expect(result.refusals.map(({ line, refusals }) => [line, refusals[0]?.reason]).sort()).toEqual([
      [2, "external_id is the same as on line 1."],
      [3, "email_address is the same as on line 1."],
      [6, "username is the same as on line 5."],
    ]);
  });

  it("says in a dry run what it would do, and writes nothing", async () => {
    const result = await imported(ctx, fileOf([person("one"), person("one"), { email_address: ["x"] }]), { dry: true });
    expect(result).toMatchObject({ users: 3, created: 0, refused: 2 });
    expect([await count("users"), await count("events"), await count("verifications")]).toEqual([0, 0, 0]);
  });

  it("leaves alone who is there already: by external_id, else by id, else by the primary identifier", async () => {
    const id = `user_${"2YDryYFVMM1W1plDDKz7Gzf4we6"}`;
    const users = [person("one", { external_id: "1" }), person("two", { id }), person("three"), { ...bare, skip_user_requirement: true, username: "only_a_name" }];
    expect(await imported(ctx, fileOf(users))).toMatchObject({ created: 4 });
    expect(await imported(ctx, fileOf(users))).toMatchObject({ created: 0, exists: 4, refused: 0 });
    // The same external id with another address is the same user; another external id with the same address is not.
    expect(await imported(ctx, fileOf([person("renamed", { external_id: "1" })]))).toMatchObject({ exists: 1, refused: 0 });
    expect(await imported(ctx, fileOf([person("one", { external_id: "99" })]))).toMatchObject({ exists: 0, refused: 1, reasons: [[1, "email_address", "form_identifier_exists"]] });
    const { rows } = await pool().query("SELECT id FROM users WHERE id = $1", [id]);
    expect([rows.length, await count("users")]).toEqual([1, 4]);
  });

  it("asks what the instance asks, unless the operator says otherwise", async () => {
    const strict = systemContextFor({ settings: { first_name: { mode: "required" }, username: { mode: "off" } } });
    const path = fileOf([person("nameless"), person("named", { first_name: "N", username: "named" })]);
    expect((await imported(strict, path, { dry: true })).reasons).toEqual([
      [1, "first_name", "form_param_missing"],
      [2, "username", "form_param_unknown"],
    ]);
    expect(await imported(strict, path, { dry: true, defaults: { skip_user_requirement: true } })).toMatchObject({ refused: 1 });
  });

  it("hashes passwords that come in clear, and looks at how good they are", async () => {
    const users = [person("weak", { password: "password123" }), person("strong", { password: "an honest gatekeeper" }), person("forced", { password: "password123", skip_password_checks: true })];
    const result = await imported(ctx, fileOf(users));
    expect(result).toMatchObject({ created: 2, reasons: [[1, "password", "form_password_pwned"]] });
    const { rows } = await pool().query<{ password_digest: string; password_hasher: string }>("SELECT password_digest, password_hasher FROM users ORDER BY id");
    for (const { password_digest: digest, password_hasher: hasher } of rows) {
      expect(hasher).toBe("argon2id");
      expect((await verifyPassword("an honest gatekeeper", { digest, hasher })) || (await verifyPassword("password123", { digest, hasher }))).toBe(true);
    }
  });

  it("takes accounts elsewhere, the number of the second factor and the last sign-in along", async () => {
    const user = person("moved", { phone_number: ["+15551234567"], second_factor_phone_number: ["+1 555 123 4567"], external_account: [{ provider: "google", provider_user_id: "g-1", email_address: "moved@gmail.test" }], last_sign_in_at: "2024-02-03T04:05:06Z", totp_secret: "jbsw y3dp ehpk 3pxp" });
    expect(await imported(ctx, fileOf([user, person("rival", { external_account: [{ provider: "google", provider_user_id: "g-1" }] })]))).toMatchObject({ created: 1, reasons: [[2, "external_account", "form_identifier_exists"]] });
    const { rows } = await pool().query(`SELECT u.last_sign_in_at, u.mfa_enabled_at IS NOT NULL AS mfa, p.reserved_for_second_factor, e.claim, v.strategy, t.sealed_secret
      FROM users u JOIN phone_numbers p ON p.user_id = u.id JOIN external_accounts e ON e.user_id = u.id JOIN verifications v ON v.id = e.verification_id JOIN totp_secrets t ON t.user_id = u.id`);
    expect(rows).toMatchObject([{ mfa: true, reserved_for_second_factor: true, claim: "google:g-1", strategy: "oauth_google", last_sign_in_at: new Date("2024-02-03T04:05:06Z") }]);
    expect(openTotpSecret(rows[0].sealed_secret)).toBe("JBSWY3DPEHPK3PXP");
  });

  it("stores a batch whole also where somebody signs up with one of its addresses at that moment", async () => {
    const users = Array.from({ length: 300 }, (_, n) => person(`racer${n}`));
    const [result, ...rivals] = await Promise.all([
      imported(ctx, fileOf(users)),
      ...[7, 150, 299].map((n) => createUser(ctx, { ...person(`racer${n}`), first_name: "Rival" }).then(() => 1, () => 0)),
    ]);
    const won = rivals.reduce<number>((sum, each) => sum + each, 0);
    expect(result.created + result.exists + result.refused).toBe(300);
    expect(result.created).toBe(300 - won);
    expect([await count("users"), await count("email_addresses"), await count("verifications")]).toEqual([300, 300, 300]);
  });
});
