import { parseArgs } from "node:util";
import { Client } from "pg";
import { newId } from "@/lib/db/identifiers";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { migrate } from "@/lib/db/migrate";
import { env, EnvironmentError } from "@/lib/env";
import { hashPassword } from "@/lib/passwords/hash";
import { StartError } from "@/lib/start-error";
import { SECOND } from "@/lib/time";
import { SEED_PASSWORD } from "./seed/people";

/** Rows of one INSERT: large enough to hide the round trip, small enough to show progress. */
const BATCH = 5_000;

const TABLES = ["users", "email_addresses", "verifications"];

const FIRST_NAMES = ["Ada", "Bilal", "Chiara", "Dimitri", "Elif", "Femi", "Greta", "Hiroshi", "Inés", "Jamila", "Kofi", "Leïla"];
const LAST_NAMES = ["Okafor", "Sørensen", "Marchetti", "Novák", "Haddad", "Tanaka", "Dubois", "Petrov", "Almeida", "Yılmaz"];

/**
 * `npm run seed -- --users 1000000`: people with an address, a username and a password, for measurements. Goes on counting
 * where an earlier run ended.
 */
async function seed(): Promise<void> {
  const { values } = parseArgs({ options: { users: { type: "string", default: "1000" } } });
  const users = Number(values.users);
  if (!Number.isInteger(users) || users < 1) throw new StartError("--users takes a whole number from 1.");
  const embedded = env.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({ dataDirectory: env.DATA_DIR, address: "npm run seed", onRecovered: () => {}, onLost: (error) => Promise.reject(error) });
  const connectionString = env.DATABASE_URL ?? embedded?.url ?? "";
  try {
    await migrate({ connectionString });
    await fill(connectionString, users);
  } finally {
    await embedded?.stop();
  }
}

async function fill(connectionString: string, users: number): Promise<void> {
  const client = new Client({ connectionString, options: "-c TimeZone=UTC -c synchronous_commit=off -c maintenance_work_mem=512MB" });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM users WHERE username_claim LIKE 'person\\_%'");
    const first = rows[0]?.count ?? 0;
    const { digest } = await hashPassword(SEED_PASSWORD);
    const startedAt = performance.now();
    // The rows fit together by construction; checking every key costs half of the time, where the role may leave it out.
    await client.query("SET session_replication_role = replica").catch(() => {});
    // One transaction: whoever stops it half-way finds what was there before, with every index.
    await client.query("BEGIN");
    const definitions = users > first ? await dropIndexes(client) : [];
    let inserted = Promise.resolve();
    for (let done = 0; done < users; done += BATCH) {
      // The next people are made while the database stores the last.
      const batch = people(first + done, Math.min(BATCH, users - done), first + users);
      await inserted;
      inserted = insertBatch(client, batch, digest).then(() => progress(Math.min(users, done + BATCH), users, startedAt));
    }
    await inserted;
    process.stdout.write("\nIndexing …\n");
    for (const definition of definitions) await client.query(definition);
    await client.query("COMMIT");
    for (const table of TABLES) await client.query(`VACUUM ANALYZE ${table}`);
    progress(users, users, startedAt);
    process.stdout.write("with everything\n");
  } finally {
    await client.end();
  }
}

/**
 * Drop what can be built again: one index built once is much less work than as many changes to it as there are rows.
 *
 * @returns the statements that build them
 */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT quote_ident(c.relname) AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`,
    [TABLES],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

type Batch = { ids: readonly (readonly [user: string, address: string, verification: string])[]; numbers: number[]; moments: Date[] };

/** People who signed up one every half a minute, the last of them now: identifiers that grow are stored the fastest. */
function people(from: number, count: number, total: number): Batch {
  const numbers = Array.from({ length: count }, (_, index) => from + index);
  const moments = numbers.map((n) => new Date(Date.now() - (total - n) * 30 * SECOND));
  return { numbers, moments, ids: moments.map((at) => [newId("user", at), newId("identification", at), newId("verification", at)] as const) };
}

/** Rows as columns, so that one statement takes them all. */
async function insertBatch(client: Client, { ids, numbers, moments }: Batch, digest: string): Promise<void> {
  const column = (index: 0 | 1 | 2) => ids.map((each) => each[index]);
  // One statement: the keys between the tables are checked at its end, so that a user can name the address that follows.
  await client.query(
    `WITH people AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::timestamptz[])
         AS t (user_id, address_id, verification_id, n, first_name, last_name, at)
     ), proofs AS (
       INSERT INTO verifications (id, strategy, verified_at, created_at, updated_at) SELECT verification_id, 'admin', at, at, at FROM people
     ), addresses AS (
       INSERT INTO email_addresses (id, user_id, email_address, claim, verification_id, created_at, updated_at)
       SELECT address_id, user_id, 'person' || n || '@seed.example', 'person' || n || '@seed.example', verification_id, at, at FROM people
     )
     INSERT INTO users (id, username, username_claim, first_name, last_name, primary_email_address_id, password_digest, password_hasher, password_updated_at, last_sign_in_at, last_active_at, created_at, updated_at)
     SELECT user_id, 'person_' || n, 'person_' || n, first_name, last_name, address_id, $8, 'argon2id', at, at, at, at, at FROM people`,
    [column(0), column(1), column(2), numbers, numbers.map((n) => FIRST_NAMES[n % FIRST_NAMES.length]), numbers.map((n) => LAST_NAMES[n % LAST_NAMES.length]), moments, digest],
  );
}

function progress(done: number, users: number, startedAt: number): void {
  const seconds = (performance.now() - startedAt) / 1000;
  process.stdout.write(`\r${done.toLocaleString("en")} of ${users.toLocaleString("en")} users, ${Math.round(done / seconds).toLocaleString("en")}/s `);
}

try {
  await seed();
} catch (error) {
  if (!(error instanceof StartError || error instanceof EnvironmentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
