import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { pool } from "@/lib/db/pool";
import { useTestDatabase } from "@/lib/db/testing";
import { useEncryptionKeys } from "@/lib/encryption";
import { openBackupCode } from "@/lib/resources/backup-codes/hash";
import { systemContextFor } from "@/lib/resources/testing";
import { openTotpSecret } from "@/lib/resources/totp/store";
import { createUser } from "@/lib/resources/users/create";
import { insertVerified } from "@/lib/resources/verifications/store";
import { exportUsers } from "./run/export";
import { NO_PROGRESS } from "./run/progress";
import { fileOf, imported } from "./testing";

useTestDatabase();

const ctx = systemContextFor();
const TABLES = ["users", "email_addresses", "phone_numbers", "web3_wallets", "external_accounts", "passkeys", "totp_secrets", "backup_codes", "verifications", "images", "administrators"];
const freePath = () => `${fileOf("")}.export`;

/** Every row of every table, with what is sealed opened: the nonce differs each time. */
async function everything(): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const { rows } = await pool().query<{ row: Record<string, unknown> }>(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY 1`);
    all[table] = rows
      .map(({ row }) => ({ ...row, ...(table === "totp_secrets" ? { sealed_secret: openTotpSecret(String(row.sealed_secret)) } : {}), ...(table === "backup_codes" ? { code_hash: openBackupCode(String(row.code_hash)) } : {}) }))
      .sort((a: Record<string, unknown>, b: Record<string, unknown>) => (String(a.id ?? a.user_id) < String(b.id ?? b.user_id) ? -1 : 1));
  }
  return all;
}

beforeAll(async () => {
  const whole = await createUser(ctx, {
    external_id: "crm-1",
    email_address: ["ada@example.test", "second@example.test"],
    email_address_identification_status: ["verified", "reserved"],
    phone_number: ["+15551234567"],
    web3_wallet: ["0x52908400098527886E0F7030069857D2E4169EE7"],
    username: "Ada_L",
    password: "an honest gatekeeper",
    totp_secret: "JBSWY3DPEHPK3PXP",
    backup_codes: ["code-one", "code-two"],
    public_metadata: { text: 'tab\tquote"back\\slash\nline', empty: null, list: [1, "2", { three: null }] },
    created_at: "2019-05-06T07:08:09.123Z",
  });
  await createUser(ctx, { skip_password_requirement: true, email_address: ["plain@example.test"], banned: true, locked: true });
  const now = new Date();
  const tx = database();
  const proof = await insertVerified(tx, "oauth_google", now);
  await tx.externalAccount.create({ data: { id: newId("externalAccount"), identificationId: newId("identification"), userId: whole.id, provider: "google", providerUserId: "g-1", claim: "google:g-1", publicMetadata: { a: null }, verificationId: proof.id } });
  const passkey = await insertVerified(tx, "passkey", now);
  await tx.passkey.create({ data: { id: newId("passkey"), userId: whole.id, name: "Phone", credentialId: "cred", publicKey: randomBytes(32), signCount: 9007199254740991n, transports: ["usb", 'in"ternal\\'], verificationId: passkey.id } });
  await tx.image.create({ data: { id: "img_1", userId: whole.id, name: "a.webp", contentType: "image/webp", bytes: randomBytes(2000), byteSize: 2000, width: 1, height: 1 } });
  await tx.user.update({ where: { id: whole.id }, data: { imageId: "img_1", failedAttempts: 3, lastSignInAt: now, passwordResetRequiredAt: now, timezone: "Europe/London" } });
  // One who was asked for proof and has not given it: the address is claimed by nobody.
  const pending = await tx.verification.create({ data: { id: newId("verification"), strategy: "email_code", codeHash: "hash", attempts: 2, expireAt: now, requestedFrom: { city: null } } });
  await tx.emailAddress.create({ data: { id: newId("identification"), userId: whole.id, emailAddress: "pending@example.test", verificationId: pending.id } });
  await tx.backupCode.updateMany({ where: { userId: whole.id }, data: { usedAt: now } });
  await tx.administrator.create({ data: { userId: whole.id } });
});

describe("an export", () => {
  it("imported into an empty database with another key gives the same database, row by row", async () => {
    const path = freePath();
    expect(await exportUsers(path, NO_PROGRESS)).toBe(2);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(existsSync(`${path}.part`)).toBe(false);
    const before = await everything();
    for (const table of TABLES) expect([table, (before[table] ?? []).length > 0]).toEqual([table, true]);
    await pool().query("TRUNCATE users, verifications, images, events CASCADE");
    useEncryptionKeys("another instance's key, of forty characters or more");
    expect(await imported(ctx, path)).toMatchObject({ users: 2, created: 2, refused: 0, format: "gatehouse" });
    expect(await everything()).toEqual(before);
    // And once more: everybody is there already.
    expect(await imported(ctx, path)).toMatchObject({ created: 0, exists: 2, refused: 0 });
    const again = freePath();
    await exportUsers(again, NO_PROGRESS);
    expect(readFileSync(again, "utf8")).toBe(readFileSync(path, "utf8"));
  });

  it("is one moment's, whatever is changed meanwhile", async () => {
    const path = freePath();
    const progress = { ...NO_PROGRESS, assertNotInterrupted: () => void pool().query("UPDATE users SET first_name = 'Changed'") };
    await exportUsers(path, progress);
    expect(readFileSync(path, "utf8")).not.toContain("Changed");
  });

  it("writes over nothing, and leaves nothing half behind", async () => {
    const path = fileOf("kept");
    await expect(exportUsers(path, NO_PROGRESS)).rejects.toThrow("is there already");
    expect(readFileSync(path, "utf8")).toBe("kept");
    await expect(exportUsers("/nowhere/users.jsonl", NO_PROGRESS)).rejects.toThrow("/nowhere/users.jsonl cannot be written (ENOENT).");
    const stopped = freePath();
    const stop = () => {
      throw new Error("stopped");
    };
    await expect(exportUsers(stopped, { ...NO_PROGRESS, onUsers: stop })).rejects.toThrow("stopped");
    expect([existsSync(stopped), existsSync(`${stopped}.part`)]).toEqual([false, false]);
  });

  it("that somebody has tampered with is refused, line by line", async () => {
    const path = freePath();
    await exportUsers(path, NO_PROGRESS);
    const [whole] = readFileSync(path, "utf8").split("\n").flatMap((line) => (line.includes("ada@example.test") ? [line] : []));
    await pool().query("TRUNCATE users, verifications, images, events CASCADE");
    // The tests look into whatever was written.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    const changed = (change: (record: any) => void) => {
      const record = JSON.parse(whole ?? "");
      change(record);
      return record as object;
    };
    const lines = [
      changed((r) => (r.version = 99)),
      changed((r) => (r.user.is_root = true)),
      changed((r) => (r.user.created_at = "yesterday")),
      changed((r) => (r.user.password_digest = "rubbish")),
      changed((r) => (r.email_addresses[0].claim = "somebody@else.test")),
      changed((r) => (r.email_addresses[0].user_id = "user_other")),
      changed((r) => (r.user.primary_email_address_id = "idn_other")),
      changed((r) => (r.email_addresses[0].verification = null)),
      changed((r) => (r.totp_secret.secret = "not base32!")),
      changed((r) => (r.backup_codes[0].digest = "plain")),
      changed((r) => delete r.user.id),
      changed((r) => (r.email_addresses = "none")),
      // Only the database knows of this one: two proofs of one id.
      changed((r) => r.verifications ?? r.email_addresses.push({ ...r.email_addresses[0], id: "idn_1", claim: null, email_address: "x@example.test" })),
    ];
    writeFileSync(path, lines.map((line) => JSON.stringify(line)).join("\n"));
    const { created, reasons } = await imported(ctx, path);
    expect(created).toBe(0);
    expect([...reasons].sort((a, b) => a[0] - b[0]).map(([, param, code]) => [param, code])).toEqual([
      ["version", "form_param_value_invalid"],
      ["user.is_root", "form_param_unknown"],
      ["user.created_at", "form_param_type_invalid"],
      ["password_digest", "form_password_digest_invalid_code"],
      ["email_addresses", "form_param_value_conflict"],
      ["email_addresses", "form_param_value_conflict"],
      ["primary_email_address_id", "form_param_value_conflict"],
      ["email_addresses", "form_param_value_conflict"],
      ["totp_secret", "form_param_format_invalid"],
      ["backup_codes", "form_param_format_invalid"],
      ["user.id", "form_param_missing"],
      ["email_addresses", "form_param_type_invalid"],
      [null, "form_param_value_invalid"],
    ]);
    expect((await pool().query("SELECT count(*)::int AS n FROM users")).rows[0].n).toBe(0);
  });
});
