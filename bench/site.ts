import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { hashPassword } from "@/lib/passwords/hash";
import { SEED_PASSWORD } from "@/scripts/seed/people";
import { freePort, run, start, type Running } from "./processes";
import type { Servers } from "./scenarios";

/** The servers of one run. */
export type Site = { servers: Servers; portal: Running; database: Database; seedPerSecond: number };

export type Database = { url: string; pid: number; version: string };

/** What has to be stopped, latest first. */
export type Cleanup = (undo: () => Promise<void>) => void;

/** The key with which the Backend API is measured. */
export const SECRET_KEY = "sk_test_measuredMeasuredMeasuredMeasuredMeasured";

const NEXT = "node_modules/next/dist/bin/next";
export const EMPTY_APP = "bench/empty-app";

/** Start a database in the folder, fill it, and start the portal and what it is compared with. */
export async function openSite(folder: string, users: number, cleanup: Cleanup): Promise<Site> {
  const { database, dataDirectory } = await openDatabase(folder, cleanup);
  const seededAtMs = performance.now();
  await seed(users, database.url, dataDirectory);
  const seedPerSecond = users / ((performance.now() - seededAtMs) / 1000);

  const portal = await startPortal(folder, dataDirectory, database.url);
  cleanup(portal.stop);
  const empty = await startEmptyApp(folder);
  cleanup(empty.stop);
  const bareHash = await startBareHash(folder);
  cleanup(bareHash.stop);
  const bareApi = await startBareApi(folder, database.url);
  cleanup(bareApi.stop);
  return { servers: { portal: portal.origin, empty: empty.origin, bareHash: bareHash.origin, bareApi: bareApi.origin }, portal, database, seedPerSecond };
}

/** Another portal, whose database on the same server holds few people. */
export async function openSmallPortal(folder: string, { database }: Site, users: number, cleanup: Cleanup): Promise<string> {
  const dataDirectory = join(folder, "small");
  mkdirSync(dataDirectory);
  await query(database.url, "CREATE DATABASE small");
  const url = Object.assign(new URL(database.url), { pathname: "/small" }).href;
  await seed(users, url, dataDirectory);
  const portal = await startPortal(folder, dataDirectory, url);
  cleanup(portal.stop);
  return portal.origin;
}

function seed(users: number, databaseUrl: string, dataDirectory: string): Promise<void> {
  return run([process.execPath, "--import", "tsx", "scripts/seed.ts", "--users", String(users)], { DATABASE_URL: databaseUrl, DATA_DIR: dataDirectory });
}

async function openDatabase(folder: string, cleanup: Cleanup): Promise<{ database: Database; dataDirectory: string }> {
  const dataDirectory = join(folder, "data");
  mkdirSync(dataDirectory);
  const server = await startEmbeddedPostgres({ dataDirectory, address: "npm run bench", onRecovered: () => {}, onLost: () => process.exit(1) });
  cleanup(server.stop);
  const [row] = await query<{ version: string; pid: number }>(server.url, "SELECT current_setting('server_version') AS version, split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid");
  if (!row) throw new Error("The database does not tell its version.");
  return { database: { url: server.url, ...row }, dataDirectory };
}

async function startPortal(folder: string, dataDirectory: string, databaseUrl: string): Promise<Running> {
  const port = await freePort();
  const env = { PORT: String(port), PORTAL_URL: `http://localhost:${port}`, DATABASE_URL: databaseUrl, DATA_DIR: dataDirectory, SECRET_KEY, LOG_LEVEL: "info" };
  const portal = await start({ command: [process.execPath, ...(process.env.BENCH_NODE_OPTIONS?.split(" ") ?? []), "scripts/start.mjs"], env, port, readyPath: "/sign-in", log: join(folder, "portal.log") });
  await query(databaseUrl, `UPDATE instances SET settings = jsonb_set(settings, '{attack_protection}', coalesce(settings->'attack_protection', '{}') || '{"rate_limits":{"enabled":false}}')`);
  return portal;
}

async function startEmptyApp(folder: string): Promise<Running> {
  await run([process.execPath, NEXT, "build", EMPTY_APP], { NEXT_TELEMETRY_DISABLED: "1" });
  const port = await freePort();
  return start({ command: [process.execPath, NEXT, "start", EMPTY_APP, "--port", String(port)], env: { NEXT_TELEMETRY_DISABLED: "1" }, port, readyPath: "/nothing", log: join(folder, "empty-app.log") });
}

async function startBareHash(folder: string): Promise<Running> {
  const { digest } = await hashPassword(SEED_PASSWORD);
  const port = await freePort();
  return start({ command: [process.execPath, "bench/bare-hash-server.mjs", String(port), digest], port, readyPath: "/ready", log: join(folder, "bare-hash.log") });
}

async function startBareApi(folder: string, databaseUrl: string): Promise<Running> {
  const port = await freePort();
  return start({ command: [process.execPath, "bench/bare-api-server.mjs", String(port), databaseUrl], port, readyPath: "/ready", log: join(folder, "bare-api.log") });
}

/** `npm start` in a data directory: from the command to the first page. */
export async function startMs(folder: string, dataDirectory: string): Promise<number> {
  const port = await freePort();
  const running = await start({ command: ["npm", "start"], env: { PORT: String(port), PORTAL_URL: `http://localhost:${port}`, DATA_DIR: dataDirectory }, port, readyPath: "/sign-in", log: join(folder, "start.log") });
  await running.stop();
  return running.firstAnswerMs;
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
