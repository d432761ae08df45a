import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { migrate } from "@/lib/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** A connection string with the right to create databases. */
    serverUrl: string;
    /** The migrated database that every test's own database is copied from. */
    template: string;
  }
}

/** A PostgreSQL for one run of tests, with a migrated database to copy from. */
export type TestServer = { url: string; template: string; stop: () => Promise<void> };

/** Vitest's global set-up. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  project.provide("serverUrl", server.url);
  project.provide("template", server.template);
  // Where test files make databases that start empty.
  process.env.TEST_DATABASE_URL ??= server.url;
  return server.stop;
}

/** One real PostgreSQL for the run: that of `TEST_DATABASE_SERVER_URL`, else the embedded one in a folder of its own. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_SERVER_URL;
  const server = given ? { url: given, stop: async () => {} } : await startOwn();
  const template = `template_${randomBytes(6).toString("hex")}`;
  await makeDatabase(server.url, template);
  await migrate({ connectionString: databaseUrl(server.url, template) });
  const stop = async () => {
    await dropDatabase(server.url, template);
    await server.stop();
  };
  return { url: server.url, template, stop };
}

async function startOwn(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDirectory = mkdtempSync(join(tmpdir(), "gatehouse-test-"));
  const fail = (error?: unknown) => {
    throw new Error("The tests' PostgreSQL ended.", { cause: error });
  };
  const server = await startEmbeddedPostgres({ dataDirectory, address: "the tests", onRecovered: fail, onLost: fail });
  const stop = async () => {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

/** Create a database, as a copy of `template` where one is given. */
export function makeDatabase(serverUrl: string, name: string, template = "template1"): Promise<void> {
  return onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
}

/** Drop a database and whoever is connected to it. */
export function dropDatabase(serverUrl: string, name: string): Promise<void> {
  return onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function onServer(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
