import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, type ClientBase, type Pool } from "pg";
import { StartError } from "@/lib/start-error";
import { type AppliedMigration, judgeMigrations, type Migration, MIGRATIONS_TABLE, type MigrationsVerdict, readMigrations } from "./migrations";

/** The key that Prisma's schema engine locks, so that its CLI and this runner never migrate at the same time. */
const ADVISORY_LOCK = 72_707_369;
const LOCK_POLL_MS = 100;
const WAITING_NOTICE_AFTER_MS = 5_000;

/** A migration's first line that asks to run outside a transaction, for statements such as CREATE INDEX CONCURRENTLY. */
const WITHOUT_TRANSACTION = /^--\s*gatehouse:\s*without transaction\b/i;

/** The database cannot be brought to this version's schema. The message is one sentence for the operator. */
export class MigrationError extends StartError {
  override readonly name = "MigrationError";
}

export type MigrateOptions = {
  connectionString: string;
  /** Folder of the migrations. */
  directory?: string;
  /** Called once when another process has been migrating for five seconds. */
  onWaiting?: () => void;
};

/** Where the project keeps its migrations. */
export function migrationsDirectory(): string {
  return join(process.cwd(), "prisma", "migrations");
}

/**
 * Apply the migrations that the database lacks, in order, and record them in Prisma's table. One process at a time does
 * so; the others wait and then find nothing to do.
 *
 * Each migration and its record are one transaction, so that a process that dies in the middle leaves nothing behind.
 *
 * @returns the names that were applied
 * @throws MigrationError when the database holds newer, edited or failed migrations or foreign tables, or a migration fails
 */
export async function migrate({ connectionString, directory = migrationsDirectory(), onWaiting }: MigrateOptions): Promise<string[]> {
  const client = new Client({ connectionString, options: "-c TimeZone=UTC", application_name: "gatehouse migrations" });
  await client.connect();
  try {
    await takeLock(client, onWaiting);
    return await applyPending(client, readMigrations(directory));
  } finally {
    // The lock belongs to the session and goes with it.
    await client.end();
  }
}

/** How the database stands now. Reads only: for `/readyz`. */
export async function migrationsState(database: Pool | ClientBase, directory = migrationsDirectory()): Promise<MigrationsVerdict["state"]> {
  return judgeMigrations(readMigrations(directory), await appliedMigrations(database)).state;
}

async function takeLock(client: Client, onWaiting: (() => void) | undefined): Promise<void> {
  const startedAt = performance.now();
  let told = false;
  for (;;) {
    // Asking again and again, instead of waiting inside one statement: that would hold a snapshot, and a
    // CREATE INDEX CONCURRENTLY of the process that has the lock would wait for it for ever.
    const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [ADVISORY_LOCK]);
    if (rows[0]?.locked) return;
    if (!told && performance.now() - startedAt > WAITING_NOTICE_AFTER_MS) {
      told = true;
      onWaiting?.();
    }
    await sleep(LOCK_POLL_MS);
  }
}

async function applyPending(client: Client, migrations: Migration[]): Promise<string[]> {
  const applied = await appliedMigrations(client);
  refuse(judgeMigrations(migrations, applied));
  const done = new Set(applied.map((row) => row.migration_name));
  const pending = migrations.filter((migration) => !done.has(migration.name));
  if (pending.length === 0) return [];
  await createTable(client);
  for (const migration of pending) await apply(client, migration);
  return pending.map((migration) => migration.name);
}

async function appliedMigrations(database: Pool | ClientBase): Promise<AppliedMigration[]> {
  if (!(await hasTable(database))) return [];
  const { rows } = await database.query<AppliedMigration>(`SELECT migration_name, checksum, finished_at FROM ${MIGRATIONS_TABLE} WHERE rolled_back_at IS NULL ORDER BY started_at`);
  return rows;
}

async function hasTable(database: Pool | ClientBase): Promise<boolean> {
  const { rows } = await database.query<{ found: boolean }>("SELECT to_regclass(quote_ident(current_schema()) || '.' || $1) IS NOT NULL AS found", [MIGRATIONS_TABLE]);
  return rows[0]?.found ?? false;
}

function refuse(verdict: MigrationsVerdict): void {
  if (verdict.state === "newer") {
    throw new MigrationError(`The database was made by a newer Gatehouse: it holds the migration ${verdict.migration}, which this version does not know. Start the newer version, or name another database in DATABASE_URL.`);
  }
  if (verdict.state === "edited") {
    throw new MigrationError(`prisma/migrations/${verdict.migration}/migration.sql was edited after it was applied to this database. Restore the file as it was released.`);
  }
  if (verdict.state === "failed") {
    throw new MigrationError(`The migration ${verdict.migration} was begun on this database and did not finish. Repair the database, then tell Prisma: npx prisma migrate resolve --help.`);
  }
}

async function createTable(client: Client): Promise<void> {
  if (await hasTable(client)) return;
  const { rows } = await client.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e') ORDER BY relname LIMIT 1`,
  );
  if (rows[0]) {
    throw new MigrationError(`The database already holds tables that are not Gatehouse's (such as “${rows[0].relname}”). Name an empty database in DATABASE_URL.`);
  }
  await client.query(`CREATE TABLE ${MIGRATIONS_TABLE} (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`);
}

async function apply(client: Client, migration: Migration): Promise<void> {
  const id = randomUUID();
  const inTransaction = !WITHOUT_TRANSACTION.test(migration.sql);
  try {
    if (inTransaction) await client.query("BEGIN");
    await client.query(`INSERT INTO ${MIGRATIONS_TABLE} (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())`, [id, migration.checksum, migration.name]);
    for (const script of inTransaction ? [migration.sql] : statements(migration.sql)) await client.query(script);
    await client.query(`UPDATE ${MIGRATIONS_TABLE} SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1`, [id]);
    if (inTransaction) await client.query("COMMIT");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (inTransaction) await client.query("ROLLBACK");
    else await client.query(`UPDATE ${MIGRATIONS_TABLE} SET logs = $2 WHERE id = $1`, [id, reason]);
    throw new MigrationError(`The migration ${migration.name} failed: ${reason}.`, { cause: error });
  }
}

/**
 * The statements of a migration without transaction: each ends with a `;` at the end of a line. Sent together they would
 * be one implicit transaction again.
 */
function statements(sql: string): string[] {
  return sql.split(/;[ \t]*(?:\r?\n|$)/).filter((statement) => statement.replace(/--.*$/gm, "").trim() !== "");
}
