import { parseArgs } from "node:util";
import { Client } from "pg";
import { newId } from "@/lib/db/identifiers";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { migrate } from "@/lib/db/migrate";
import { env, EnvironmentError } from "@/lib/env";
import { hashPassword } from "@/lib/passwords/hash";
import { StartError } from "@/lib/start-error";
import { SEED_PASSWORD } from "./seed/people";

/** Rows of one INSERT: large enough to hide the round trip, small enough to show progress. */
const BATCH = 5_000;




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
  const client = new Client({ connectionString, options: "-c TimeZone=UTC -c synchronous_commit=off" });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>("SELECT count(*) FROM email_addresses WHERE email_address LIKE 'person%@seed.example'");
    const first = Number(rows[0]?.count ?? 0);
    // The rows fit together by construction; checking every key costs half of the time, where the role may leave it out.
    await client.query("SET session_replication_role = replica").catch(() => {});
    const { digest } = await hashPassword(SEED_PASSWORD);
    const startedAt = performance.now();
    for (let done = 0; done < users; done += BATCH) {
      await insertBatch(client, first + done, Math.min(BATCH, users - done), digest);
      progress(Math.min(users, done + BATCH), users, startedAt);
    }
    process.stdout.write("\nAnalyzing …\n");
    await client.query("ANALYZE users; ANALYZE email_addresses; ANALYZE verifications");
  } finally {
    await client.end();
  }
}

/** Rows as columns, so that one statement takes them all. The people signed up one a second, the newest now. */
async function insertBatch(client: Client, from: number, count: number, digest: string): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => from + index);
  const moments = numbers.map((n) => new Date(Date.now() - ((n * 7919) % 31_536_000) * 1000));
  const ids = moments.map((at) => [newId("user", at), newId("identification", at), newId("verification", at)] as const);
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
