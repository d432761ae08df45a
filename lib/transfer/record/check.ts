import { apiError, ApiError, errorItem } from "@/lib/errors";
import { digestProblem } from "@/lib/passwords/digest-problem";
import { hashBackupCodes } from "@/lib/resources/backup-codes/hash";
import { isBackupCodeDigest } from "@/lib/resources/backup-codes/rules";
import { totpSecretProblem } from "@/lib/resources/totp/rules";
import { sealTotpSecret } from "@/lib/resources/totp/store";
import type { CopyRow } from "@/lib/db/copy";
import { unstorablePart } from "@/lib/storable";
import type { Checked } from "../check/checked";
import { isRecord } from "../source/record";
import { keysOf } from "../store/keys";
import type { Rows, UserTable } from "../store/rows";
import { EXPORT_VERSION, OWNED_TABLES } from "./shape";
import { rowOf } from "./row";
import type { TableColumns } from "./table-columns";

type Fields = Record<string, unknown>;

/** Which column of an identification is claimed, and of what kind the claim is. */
const CLAIMED = { email_addresses: "email_address", phone_numbers: "phone_number", web3_wallets: "web3_wallet", external_accounts: "external_account" } as const;

/**
 * Hold a user of an export against what its rows must be: columns that there are, values of their types, and nothing that
 * belongs to somebody else. What the instance's settings ask of new users is not asked of one who is one already.
 *
 * @throws ApiError with the parameter at fault
 */
export function checkExported(line: number, record: Fields, tables: TableColumns): Checked {
  if (record.version !== EXPORT_VERSION) throw apiError("form_param_value_invalid", { param_name: "version" });
  const unstorable = unstorablePart(record);
  if (unstorable !== null) throw apiError("form_param_format_invalid", { param_name: unstorable });
  const user = rowOf("users", "user", record.user, tables);
  const id = String(user.id);
  const rows: Rows & { users: CopyRow[] } = { users: [user], verifications: [] };
  for (const table of OWNED_TABLES) rows[table] = listOf(record, table).map((given) => ownedRow(table, given, id, tables, rows));
  rows.images = listOf(record, "images").map((given) => belongingTo(id, "images", rowOf("images", "images", given, tables)));
  rows.administrators = isRecord(record.administrator) ? [belongingTo(id, "administrator", rowOf("administrators", "administrator", record.administrator, tables))] : [];
  rows.totp_secrets = isRecord(record.totp_secret) ? [totpRow(record.totp_secret, id, tables)] : [];
  const codes = listOf(record, "backup_codes");
  assertPassword(user);
  assertPrimaries(user, rows);
  assertCodes(codes);
  return { line, keys: keysOfRows(user, rows), rows: async () => ({ ...rows, backup_codes: await Promise.all(codes.map((code) => backupCodeRow(code, id, tables))) }) };
}

function listOf(record: Fields, name: string): Fields[] {
  const list = record[name] ?? [];
  if (!Array.isArray(list) || !list.every(isRecord)) throw apiError("form_param_type_invalid", { param_name: name });
  return list;
}

function ownedRow(table: (typeof OWNED_TABLES)[number], given: Fields, userId: string, tables: TableColumns, rows: Rows): CopyRow {
  const { verification, ...columns } = given;
  const row = belongingTo(userId, table, rowOf(table, table, columns, tables));
  if (isRecord(verification)) rows.verifications?.push(rowOf("verifications", table, verification, tables));
  const proofId = isRecord(verification) ? verification.id : null;
  if ((row.verification_id ?? null) !== proofId) throw apiError("form_param_value_conflict", { param_name: table });
  const kind = table === "passkeys" ? null : CLAIMED[table];
  const claimed = kind === "external_account" ? `${String(row.provider)}:${String(row.provider_user_id)}` : kind && row[kind];
  if (kind !== null && row.claim != null && row.claim !== claimed) throw apiError("form_param_value_conflict", { param_name: table });
  return row;
}

function belongingTo(userId: string, param_name: string, row: CopyRow): CopyRow {
  if (row.user_id !== userId) throw apiError("form_param_value_conflict", { param_name });
  return row;
}

function totpRow({ secret, ...given }: Fields, userId: string, tables: TableColumns): CopyRow {
  if (typeof secret !== "string" || totpSecretProblem(secret) !== null) throw apiError("form_param_format_invalid", { param_name: "totp_secret" });
  return belongingTo(userId, "totp_secret", rowOf("totp_secrets", "totp_secret", { ...given, sealed_secret: sealTotpSecret(secret) }, tables));
}

function assertCodes(codes: readonly Fields[]): void {
  if (!codes.every(({ digest, hasher }) => typeof digest === "string" && isBackupCodeDigest(digest) && hasher === "bcrypt")) throw apiError("form_param_format_invalid", { param_name: "backup_codes" });
}

async function backupCodeRow({ digest, ...given }: Fields, userId: string, tables: TableColumns): Promise<CopyRow> {
  const [hashed] = await hashBackupCodes([String(digest)]);
  return belongingTo(userId, "backup_codes", rowOf("backup_codes", "backup_codes", { ...given, code_hash: hashed?.codeHash }, tables));
}

function assertPassword({ password_digest, password_hasher }: CopyRow): void {
  if (password_digest == null && password_hasher == null) return;
  const problem = typeof password_digest === "string" && typeof password_hasher === "string" ? digestProblem(password_hasher, password_digest) : errorItem("form_conditional_param_missing", { param_name: "password_hasher" });
  if (problem) throw new ApiError([problem]);
}

/** What is primary must be the user's own. */
function assertPrimaries(user: CopyRow, rows: Rows): void {
  const places: [column: string, table: UserTable][] = [["primary_email_address_id", "email_addresses"], ["primary_phone_number_id", "phone_numbers"], ["primary_web3_wallet_id", "web3_wallets"], ["image_id", "images"]];
  for (const [column, table] of places) {
    const id = user[column];
    if (id != null && !rows[table]?.some((row) => row.id === id)) throw apiError("form_param_value_conflict", { param_name: column });
  }
}

function keysOfRows(user: CopyRow, rows: Rows) {
  const claims = (table: UserTable) => (rows[table] ?? []).flatMap(({ claim }) => (typeof claim === "string" ? [claim] : []));
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return keysOf({
    id: text(user.id),
    external_id: text(user.external_id),
    username: text(user.username_claim),
    email_address: claims("email_addresses"),
    phone_number: claims("phone_numbers"),
    web3_wallet: claims("web3_wallets"),
    external_account: claims("external_accounts"),
  });
}
