import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { migrate, migrationsDirectory, migrationsState } from "./migrate";

let root: string;
let directory: string;
let connectionString: string;
let database: Client;
const databases: string[] = [];

function addMigration(name: string, sql: string): void {
  mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(join(directory, name, "migration.sql"), sql);
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject("serverUrl") });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function newDatabase(): Promise<string> {
  const name = `migrate_${randomUUID().replaceAll("-", "")}`;
  await onServer(`CREATE DATABASE ${name}`);
  databases.push(name);
  const url = new URL(inject("serverUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

async function values(sql: string): Promise<unknown[]> {
  const { rows } = await database.query({ text: sql, rowMode: "array" });
  return rows.flat();
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "gatehouse-migrate-"));
});

afterAll(async () => {
  for (const name of databases) await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  rmSync(root, { recursive: true, force: true });
});

beforeEach(async () => {
  directory = mkdtempSync(join(root, "migrations-"));
  addMigration("20260101000000_first", "CREATE TABLE first (id int);\nCREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;\n");
  addMigration("20260102000000_second", "CREATE TABLE second (id int); INSERT INTO second VALUES (one());");
  connectionString = await newDatabase();
  database = new Client({ connectionString });
  await database.connect();
});

afterEach(() => database.end());

describe("migrate", () => {
  it("applies in order what is missing, once", async () => {
    expect(await migrationsState(database, directory)).toBe("pending");
    expect(await migrate({ connectionString, directory })).toEqual(["20260101000000_first", "20260102000000_second"]);
    expect(await migrate({ connectionString, directory })).toEqual([]);
    addMigration("20260103000000_third", "INSERT INTO second VALUES (2);");
    expect(await migrationsState(database, directory)).toBe("pending");
    expect(await migrate({ connectionString, directory })).toEqual(["20260103000000_third"]);
    expect(await values("SELECT id FROM second ORDER BY id")).toEqual([1, 2]);
    expect(await migrationsState(database, directory)).toBe("ready");
  });

  it("runs in one of several processes while the others wait", async () => {
    addMigration("20260102120000_slow", "SELECT pg_sleep(0.3);");
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate({ connectionString, directory })));
    expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 0, 0, 3]);
    expect(await values("SELECT id FROM second")).toEqual([1]);
  });

  it("says after five seconds that it waits, and goes on when the other is done", async () => {
    await database.query("SELECT pg_advisory_lock(72707369)");
    let notices = 0;
    const waiting = migrate({ connectionString, directory, onWaiting: () => (notices += 1) });
    await new Promise((resolve) => setTimeout(resolve, 5_600));
    expect(notices).toBe(1);
    expect(await migrationsState(database, directory)).toBe("pending");
    await database.query("SELECT pg_advisory_unlock(72707369)");
    expect(await waiting).toHaveLength(2);
  }, 15_000);

  it("refuses a migration that was edited after it was applied", async () => {
    await migrate({ connectionString, directory });
    appendFileSync(join(directory, "20260101000000_first", "migration.sql"), "-- one more thought\n");
    await expect(migrate({ connectionString, directory })).rejects.toThrow(/20260101000000_first.*edited/);
    expect(await migrationsState(database, directory)).toBe("edited");
  });

  it("refuses a database of a newer version, and changes nothing in it", async () => {
    addMigration("20270101000000_later", "CREATE TABLE later (id int);");
    await migrate({ connectionString, directory });
    rmSync(join(directory, "20270101000000_later"), { recursive: true });
    addMigration("20260103000000_third", "CREATE TABLE third (id int);");
    await expect(migrate({ connectionString, directory })).rejects.toThrow(/newer Gatehouse.*20270101000000_later/);
    expect(await values("SELECT to_regclass('third')")).toEqual([null]);
    expect(await migrationsState(database, directory)).toBe("newer");
  });

  it("leaves nothing behind when a migration fails, and works once it is repaired", async () => {
    addMigration("20260102120000_broken", "CREATE TABLE half (id int); SELECT no_such_function();");
    await expect(migrate({ connectionString, directory })).rejects.toThrow(/20260102120000_broken failed: function no_such_function\(\)/);
    expect(await values("SELECT to_regclass('half')")).toEqual([null]);
    expect(await values("SELECT migration_name FROM _prisma_migrations")).toEqual(["20260101000000_first", "20260102000000_second"]);
    addMigration("20260102120000_broken", "CREATE TABLE half (id int);");
    expect(await migrate({ connectionString, directory })).toEqual(["20260102120000_broken"]);
  });

  it("runs statements that refuse a transaction, and refuses to go on when one of them failed", async () => {
    addMigration("20260103000000_index", "-- gatehouse: without transaction\nCREATE INDEX CONCURRENTLY a ON second (id);\nCREATE INDEX CONCURRENTLY b ON second (id);\n");
    expect(await migrate({ connectionString, directory })).toHaveLength(3);
    addMigration("20260104000000_index", "-- gatehouse: without transaction\nCREATE INDEX CONCURRENTLY c ON second (id);\nCREATE INDEX CONCURRENTLY d ON missing (id);\n");
    await expect(migrate({ connectionString, directory })).rejects.toThrow(/20260104000000_index failed/);
    await expect(migrate({ connectionString, directory })).rejects.toThrow(/20260104000000_index was begun.*did not finish/);
    expect(await migrationsState(database, directory)).toBe("failed");
    await database.query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL");
    expect(await migrationsState(database, directory)).toBe("pending");
  });

  it("refuses a database that belongs to something else", async () => {
    await database.query("CREATE TABLE invoices (id int)");
    await expect(migrate({ connectionString, directory })).rejects.toThrow(/not Gatehouse's.*invoices/);
  });
});

describe("Prisma's own tools", { timeout: 60_000 }, () => {
  const run = promisify(execFile);

  async function prisma(...parameters: string[]): Promise<string> {
    const { stdout } = await run(process.execPath, ["node_modules/prisma/build/index.js", ...parameters], { env: { ...process.env, DATABASE_URL: connectionString } });
    return stdout;
  }

  it("agree that the project's migrations are applied and make the schema", async () => {
    await migrate({ connectionString });
    expect(await prisma("migrate", "status")).toContain("Database schema is up to date");
    expect(await prisma("migrate", "deploy")).toContain("No pending migrations to apply");
    expect(await prisma("migrate", "diff", "--from-config-datasource", "--to-schema", "prisma/schema.prisma", "--exit-code")).toContain("No difference");
  });

  it("applied them in a way that this runner accepts", async () => {
    await prisma("migrate", "deploy");
    expect(await migrate({ connectionString })).toEqual([]);
    const copy = join(root, "copy");
    cpSync(migrationsDirectory(), copy, { recursive: true });
    expect(readFileSync(join(copy, "migration_lock.toml"), "utf8")).toContain("postgresql");
    expect(await migrationsState(database, copy)).toBe("ready");
  });
});
