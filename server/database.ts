import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { type Environment, loadEnvironment } from "@/lib/env";
import { log } from "@/lib/log";
import type { Shutdown } from "./shutdown";

/**
 * Bring up the database: the one that `DATABASE_URL` names, or an embedded one, whose address becomes `DATABASE_URL` for
 * everything in this process. Then apply what migrations it lacks.
 *
 * @throws StartError when there is no database to work with
 */
export async function openDatabase(env: Environment, shutdown: Shutdown): Promise<void> {
  if (!env.DATABASE_URL) process.env.DATABASE_URL = await startEmbedded(env, shutdown);
  const connectionString = loadEnvironment().DATABASE_URL ?? "";
  shutdown.checkpoint();
  const applied = await migrate({ connectionString, onWaiting: () => console.log("Waiting for another process that is migrating the database …") });
  if (applied.length > 0) console.log(`The database is up to date: ${applied.length} ${applied.length === 1 ? "migration" : "migrations"} applied.`);
  shutdown.onStop("database connections", disconnect);
}

async function startEmbedded({ DATA_DIR, PORTAL_URL }: Environment, shutdown: Shutdown): Promise<string> {
  const server = await startEmbeddedPostgres({
    dataDirectory: DATA_DIR,
    address: PORTAL_URL,
    onRecovered: () => log.warn("the embedded database had ended and was started again"),
    onLost: (err) => {
      log.fatal({ err }, "the embedded database ended and does not start again");
      void shutdown.run().then(() => process.exit(1));
    },
  });
  shutdown.onStop("embedded database", server.stop);
  return server.url;
}
