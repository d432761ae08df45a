import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One committed migration: a folder with a `migration.sql`, as Prisma lays them out. */
export type Migration = { name: string; sql: string; checksum: string };

/** One row of `_prisma_migrations` that was not rolled back. */
export type AppliedMigration = { migration_name: string; checksum: string; finished_at: Date | null };

/**
 * How a database stands to this version's migrations. `newer`: it holds migrations that this version does not have.
 * `edited`: one that was applied has another text now. `failed`: one was begun and never finished.
 */
export type MigrationsVerdict = { state: "ready" | "pending" } | { state: "newer" | "edited" | "failed"; migration: string };

/** Table that Prisma's own tools read and write. */
export const MIGRATIONS_TABLE = "_prisma_migrations";

/** Read the migrations of a folder, in the order in which they apply. The checksum is Prisma's: SHA-256 of the file, in hex. */
export function readMigrations(directory: string): Migration[] {
  return readdirSync(directory)
    .filter((name) => existsSync(join(directory, name, "migration.sql")))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** Compare what was applied with what this version brings. */
export function judgeMigrations(migrations: readonly Migration[], applied: readonly AppliedMigration[]): MigrationsVerdict {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const failed = applied.find((row) => row.finished_at === null);
  if (failed) return { state: "failed", migration: failed.migration_name };
  const newer = applied.find((row) => !known.has(row.migration_name));
  if (newer) return { state: "newer", migration: newer.migration_name };
  const edited = applied.find((row) => known.get(row.migration_name)?.checksum !== row.checksum);
  if (edited) return { state: "edited", migration: edited.migration_name };
  const done = new Set(applied.map((row) => row.migration_name));
  return { state: migrations.every((migration) => done.has(migration.name)) ? "ready" : "pending" };
}
