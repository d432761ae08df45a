import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { StartError } from "@/lib/start-error";
import { SECOND } from "@/lib/time";

const CONNECT_TIMEOUT_MS = 10 * SECOND;
const STARTING_UP_TIMEOUT_MS = 30 * SECOND;
const OLDEST_VERSION = 140_000;

/**
 * Connect once, to say clearly what is wrong with `DATABASE_URL`. A server that is starting up is waited for.
 *
 * @throws StartError naming host, port and database, never user or password
 */
export async function checkDatabase(connectionString: string): Promise<void> {
  for (const deadline = Date.now() + STARTING_UP_TIMEOUT_MS; ; await sleep(SECOND / 2)) {
    try {
      return await connectOnce(connectionString);
    } catch (error) {
      if (error instanceof StartError) throw error;
      if (codeOf(error) === "57P03" && Date.now() < deadline) continue;
      throw new StartError(describe(error, connectionString), { cause: error });
    }
  }
}

async function connectOnce(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; name: string }>("SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name");
    const [server] = rows;
    if (server && server.version < OLDEST_VERSION) throw new StartError(`DATABASE_URL names a PostgreSQL ${server.name}; Gatehouse needs 14 or newer.`);
  } finally {
    await client.end().catch(() => {});
  }
}

function describe(error: unknown, connectionString: string): string {
  const { hostname, port, pathname } = new URL(connectionString);
  const place = `${hostname || "localhost"}, port ${port || 5432}`;
  const database = decodeURIComponent(pathname.slice(1)) || "(default)";
  const reasons: Partial<Record<string, string>> = {
    ECONNREFUSED: `nothing answers at ${place}. Start PostgreSQL there, or correct the variable.`,
    ENOTFOUND: `the host ${hostname} is not known. Correct the variable.`,
    EAI_AGAIN: `the host ${hostname} cannot be looked up now. Check the name and this machine's network.`,
    ETIMEDOUT: `${place} does not answer. Check the address and the firewall.`,
    ECONNRESET: `${place} closed the connection; is it a PostgreSQL server?`,
    "28P01": `${place} refuses the user or the password. Correct the variable.`,
    "28000": `${place} does not let this user in (pg_hba.conf). Correct the variable or the server's rules.`,
    "3D000": `there is no database “${database}” at ${place}. Create it, or correct the variable.`,
    "42501": `this user may not use the database “${database}”. Grant it CONNECT and CREATE.`,
    "53300": `${place} has no connection left. Raise its max_connections, or lower DATABASE_POOL_SIZE.`,
    "57P03": `${place} is still starting up. Try again in a moment.`,
  };
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : String(error);
  // The driver's own timeout has no code.
  const reason = reasons[code] ?? (/timeout/i.test(text) ? reasons.ETIMEDOUT : undefined) ?? `${place} cannot be used (${code || text.split("\n")[0]}).`;
  return `The database of DATABASE_URL cannot be reached: ${reason}`;
}

function codeOf(error: unknown): string {
  // Several addresses of one name were tried: each has its own error.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error && "code" in first ? String(first.code) : "";
}
