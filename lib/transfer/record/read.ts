import type { Connection } from "@/lib/db/copy";
import { openBackupCode } from "@/lib/resources/backup-codes/hash";
import { openTotpSecret } from "@/lib/resources/totp/store";
import { EXPORT_OBJECT, EXPORT_VERSION, type ExportRecord, OWNED_TABLES } from "./shape";

/** Users of one step through the database. */
const PAGE = 500;

type Row = Record<string, unknown>;
type Found = { record: Omit<ExportRecord, "object" | "version"> };

const owned = (table: string) =>
  `(SELECT json_agg(each ORDER BY each.created_at, each.id) FROM (SELECT t.*, row_to_json(v) AS verification FROM ${table} t LEFT JOIN verifications v ON v.id = t.verification_id WHERE t.user_id = u.id) each)`;
const below = (table: string) => `(SELECT json_agg(row_to_json(t) ORDER BY t.created_at, t.id) FROM ${table} t WHERE t.user_id = u.id)`;

/** Every user with all that is stored of them, in the order of their ids. Columns are not named: what a migration adds comes along. */
const EVERYBODY = `
  SELECT json_build_object(
    'user', row_to_json(u),
    ${OWNED_TABLES.map((table) => `'${table}', ${owned(table)}`).join(",\n    ")},
    'backup_codes', ${below("backup_codes")},
    'images', ${below("images")},
    'totp_secret', (SELECT row_to_json(t) FROM totp_secrets t WHERE t.user_id = u.id),
    'administrator', (SELECT row_to_json(t) FROM administrators t WHERE t.user_id = u.id)
  ) AS record
  FROM users u ORDER BY u.id`;

/** Everybody, page by page, as one moment saw them: call it in a transaction that is REPEATABLE READ. */
export async function* readEverybody(connection: Connection): AsyncGenerator<ExportRecord[]> {
  // What belongs to a user is found by its index. Just after an import the planner may not know how many rows there are, and would
  // read whole tables for every user.
  await connection.query("SET LOCAL enable_seqscan = off");
  for await (const page of connection.pages<Found>(EVERYBODY, PAGE)) yield page.map(({ record }) => opened(record));
}

/** What is sealed in the database with the instance's key is of no use to anybody else: it goes out in clear. */
function opened({ user, totp_secret, backup_codes, ...others }: Found["record"]): ExportRecord {
  return {
    object: EXPORT_OBJECT,
    version: EXPORT_VERSION,
    user,
    ...Object.fromEntries(Object.entries(others).filter(([, part]) => part !== null)),
    ...(totp_secret ? { totp_secret: openedTotp(totp_secret) } : {}),
    ...(backup_codes ? { backup_codes: backup_codes.map(openedCode) } : {}),
  };
}

function openedTotp({ sealed_secret, ...columns }: Row): Row {
  return { ...columns, secret: openTotpSecret(String(sealed_secret)) };
}

function openedCode({ code_hash, ...columns }: Row): Row {
  return { ...columns, digest: openBackupCode(String(code_hash)) };
}
