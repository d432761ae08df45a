import { Pool } from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const shared = globalThis as typeof globalThis & { gatehousePool?: Pool };

/**
 * The process's one pool of database connections. The server's own code and Next's bundle both come here: the pool hangs
 * on `globalThis`, because each of them has its own copy of this module.
 *
 * Connections speak UTC: the driver adapter of Prisma writes UTC digits without an offset.
 */
export function pool(): Pool {
  shared.gatehousePool ??= openPool();
  return shared.gatehousePool;
}

function openPool(): Pool {
  const opened = new Pool({
    connectionString: inUtc(env.DATABASE_URL),
    max: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  });
  // A connection that breaks while nobody uses it is replaced at the next question; without a listener it ends the process.
  opened.on("error", (error) => log.warn({ error }, "an idle database connection broke"));
  return opened;
}

/** The address with the time zone in its options: an address that has options of its own would win over any beside it. */
function inUtc(connectionString: string | undefined): string | undefined {
  if (connectionString === undefined || !URL.canParse(connectionString)) return connectionString;
  const url = new URL(connectionString);
  url.searchParams.set("options", [url.searchParams.get("options"), "-c TimeZone=UTC"].filter(Boolean).join(" "));
  return url.href;
}

/** Close the pool's connections; the next question opens a new pool. */
export async function closePool(): Promise<void> {
  const closing = shared.gatehousePool;
  shared.gatehousePool = undefined;
  await closing?.end();
}
