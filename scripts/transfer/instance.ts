import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { disconnect } from "@/lib/db/client";
import { runningEmbeddedUrl } from "@/lib/db/embedded/running";
import { migrate } from "@/lib/db/migrate";
import { systemContext, type Context } from "@/lib/context";
import { env, loadEnvironment } from "@/lib/env";
import { prepareInstance } from "@/lib/instance/prepare";
import "@/lib/resources/webhook-payloads";
import { StartError } from "@/lib/start-error";
import { readSettings } from "@/lib/settings/store";

/**
 * Do something with the instance of this folder and environment, whether or not its portal runs.
 *
 * @throws StartError when there is no database to work with
 */
export async function withInstance<Result>(name: string, work: (ctx: Context) => Promise<Result>): Promise<Result> {
  const embedded = env.DATABASE_URL ? null : await openEmbedded(name);
  if (embedded) process.env.DATABASE_URL = embedded.url;
  const loaded = loadEnvironment();
  try {
    await migrate({ connectionString: loaded.DATABASE_URL ?? "" });
    await prepareInstance({ dataDir: loaded.DATA_DIR, env: loaded });
    return await work(systemContext(await readSettings(), name));
  } finally {
    await disconnect();
    await embedded?.stop();
  }
}

async function openEmbedded(name: string): Promise<{ url: string; stop(): Promise<void> }> {
  const running = await runningEmbeddedUrl(env.DATA_DIR);
  if (running !== null) return { url: running, stop: async () => {} };
  const onLost = (error: unknown) => {
    throw new StartError("The embedded database ended.", { cause: error });
  };
  return startEmbeddedPostgres({ dataDirectory: env.DATA_DIR, address: name, onRecovered: () => {}, onLost });
}
