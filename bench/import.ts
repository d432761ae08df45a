import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { buffer } from "node:stream/consumers";
import { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { migrate } from "@/lib/db/migrate";
import { hashPassword } from "@/lib/passwords/hash";
import { run } from "./processes";
import type { Row } from "./report";

const LEAST_PER_SECOND = 5_000;
const LEAST_OF_COPY = 0.25;
/** What an import of people with an address, a name and a digest writes. */
const TABLES = ["verifications", "email_addresses", "users", "events"];

/**
 * How fast `npm run import` is, from its first to its last moment, against PostgreSQL's own COPY of the rows that it wrote, into
 * tables with the same indexes. What the base is spared, since its rows are known to fit: the keys between tables, which point at
 * each other in circles.
 *
 * @param serverUrl a server on which databases can be made
 */
export async function importRows(folder: string, serverUrl: string, users: number): Promise<Row[]> {
  const file = join(folder, "users.jsonl");
  await writeUsers(file, users);
  const [importUrl, copyUrl] = [await emptyDatabase(serverUrl, "bench_import"), await emptyDatabase(serverUrl, "bench_copy")];

  const startedAtMs = performance.now();
  await run([process.execPath, "--import", "tsx", "scripts/import.ts", file], { DATABASE_URL: importUrl, DATA_DIR: join(folder, "import") });
  const importPerSecond = users / ((performance.now() - startedAtMs) / 1000);

  const copyPerSecond = users / ((await copySeconds(importUrl, copyUrl, users)) || 1);
  const ratio = importPerSecond / copyPerSecond;
  const number = (value: number) => Math.round(value).toLocaleString("en");
  return [
    {
      what: `\`npm run import\` of ${number(users)} users with digests, the dry run included`,
      aim: `≥ ${number(LEAST_PER_SECOND)}/s, ≥ ${LEAST_OF_COPY * 100} %`,
      measured: `${number(importPerSecond)}/s`,
      base: `COPY of the same rows: ${number(copyPerSecond)}/s`,
      ratio: `${Math.round(ratio * 100)} %`,
      reached: importPerSecond >= LEAST_PER_SECOND && ratio >= LEAST_OF_COPY,
    },
  ];
}

async function writeUsers(path: string, users: number): Promise<void> {
  const { digest } = await hashPassword("a well-kept entrance");
  const file = createWriteStream(path);
  for (let n = 0; n < users; n += 1) {
    const user = { external_id: `crm-${n}`, email_address: [`person${n}@import.example`], username: `person_${n}`, first_name: "Ada", last_name: "Lovelace", password_digest: digest, password_hasher: "argon2id", public_metadata: { plan: "gold", n }, created_at: new Date(1_500_000_000_000 + n * 1000) };
    if (!file.write(`${JSON.stringify(user)}\n`)) await once(file, "drain");
  }
  file.end();
  await finished(file);
}

async function emptyDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const connectionString = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  await migrate({ connectionString });
  return connectionString;
}

/** The rows are read into memory first: what is measured is the database alone. */
async function copySeconds(sourceUrl: string, targetUrl: string, users: number): Promise<number> {
  const [source, target] = [new Client({ connectionString: sourceUrl }), new Client({ connectionString: targetUrl })];
  await source.connect();
  await target.connect();
  try {
    const rows = new Map<string, Buffer>();
    for (const table of TABLES) rows.set(table, await buffer(source.query(copyTo(`COPY ${table} TO STDOUT`))));
    await target.query("SET session_replication_role = replica");
    const startedAtMs = performance.now();
    await target.query("BEGIN");
    for (const table of TABLES) {
      const stream = target.query(copyFrom(`COPY ${table} FROM STDIN`));
      stream.end(rows.get(table));
      await finished(stream);
    }
    await target.query("COMMIT");
    const seconds = (performance.now() - startedAtMs) / 1000;
    const { rows: counted } = await target.query<{ n: number }>("SELECT count(*)::int AS n FROM users");
    if (counted[0]?.n !== users) throw new Error(`${counted[0]?.n} users of ${users} were copied.`);
    return seconds;
  } finally {
    await source.end();
    await target.end();
  }
}
