import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { disconnect } from "@/lib/db/client";
import { useEncryptionKeys } from "@/lib/encryption";
import { loadEnvironment } from "@/lib/env";

/**
 * A database of its own for one test file, with the schema in it: a dispatcher takes every message that it finds, also
 * those of the test next door. Made on the server of `TEST_DATABASE_URL`, or else `DATABASE_URL`.
 *
 * @returns what drops it again
 */
export async function useOutboxDatabase(): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!server) throw new Error("These tests need a PostgreSQL: set TEST_DATABASE_URL to a role that may create databases");
  const name = `outbox_${randomBytes(6).toString("hex")}`;
  await runOn(server, [`CREATE DATABASE ${name}`]);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await runOn(url.href, await migrations());
  const before = process.env.DATABASE_URL;
  await connectTo(url.href);
  useEncryptionKeys(randomBytes(32).toString("hex"));
  return async () => {
    await connectTo(before);
    await runOn(server, [`DROP DATABASE ${name} WITH (FORCE)`]);
  };
}

async function connectTo(url: string | undefined): Promise<void> {
  await disconnect();
  if (url === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = url;
  loadEnvironment();
}

async function migrations(): Promise<string[]> {
  const folder = path.join(process.cwd(), "prisma/migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readFile(path.join(folder, name, "migration.sql"), "utf8")));
}

async function runOn(connectionString: string, statements: string[]): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
