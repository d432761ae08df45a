import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type next from "next";
import { migrationsState } from "@/lib/db/migrate";
import { pool } from "@/lib/db/pool";
import { type Environment, loadEnvironment } from "@/lib/env";
import { prepareInstance } from "@/lib/instance/prepare";
import { log } from "@/lib/log";
import { startMessageDispatcher } from "@/lib/messages/dispatcher";
import "@/lib/resources/webhook-payloads";
import { SECOND } from "@/lib/time";
import { startWebhookDispatcher } from "@/lib/webhooks/dispatcher";
import { readableFrom, serveApi } from "./api";
import { openDatabase } from "./database";
import { createFront, type Handler } from "./front";
import { createHttpServer, drain, listen } from "./http-server";
import { createInnerDoor } from "./inner-door";
import { createNpmPackages } from "./npm-packages";
import { preflight } from "./preflight";
import { createProbes } from "./probes";
import { recordRequest } from "./request-record";
import { createShutdown, type Shutdown } from "./shutdown";

export { preflight };

export type StartOptions = {
  /** The developer's loop: Next compiles pages when they are asked for. */
  dev: boolean;
};

/**
 * Start the portal: database, migrations, secrets, dispatchers, pages. Comes back when it serves.
 *
 * @throws EnvironmentError, StartError: sentences for the operator
 */
export async function main({ dev }: StartOptions): Promise<void> {
  await preflight();
  const env = loadEnvironment();
  const shutdown = createShutdown((name, err) => log.error({ err, step: name }, "a step of the stop failed"));
  const started = start(env, shutdown, dev);
  shutdown.listen(started, env.SHUTDOWN_GRACE_SECONDS * SECOND);
  stopOnBrokenState(shutdown);
  try {
    await started;
  } catch (error) {
    // The signal's handler undoes what was begun, and ends the process.
    if (shutdown.isStopping()) return;
    await shutdown.run();
    throw error;
  }
}

async function start(env: Environment, shutdown: Shutdown, dev: boolean): Promise<void> {
  // Loading Next takes about as long as starting the database, which is another process.
  const nextModule = import("next");
  await openDatabase(env, shutdown);
  shutdown.checkpoint();
  const { lines } = await prepareInstance({ dataDir: env.DATA_DIR, env });
  shutdown.checkpoint();
  const dispatchers = [startMessageDispatcher(), startWebhookDispatcher()];
  shutdown.onStop("messages and webhooks", async () => void (await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()))));
  await serve(env, shutdown, (await nextModule).default, dev);
  announce(env, lines);
}

async function serve(env: Environment, shutdown: Shutdown, createNext: typeof next, dev: boolean): Promise<void> {
  const portal = new URL(env.PORTAL_URL);
  const inner = createInnerDoor();
  const probes = createProbes({ metricsToken: env.METRICS_TOKEN, isStopping: shutdown.isStopping, migrationsState: () => migrationsState(pool()) });
  // Next is made after the server, and the server needs it only once it listens.
  let handle: Handler = () => Promise.reject(new Error("The pages are not ready."));
  const handleLater: Handler = (request, response) => handle(request, response);
  const server = createHttpServer(createFront({ env, handle: handleLater, probes, inner, record: recordRequest, corsHeaders: readableFrom, isStopping: shutdown.isStopping }));

  process.env.__NEXT_PRIVATE_ORIGIN = await inner.open(handleLater);
  shutdown.onStop("inner requests", () => inner.close());
  const app = createNext({
    dev,
    dir: process.cwd(),
    hostname: portal.hostname,
    port: Number(portal.port || (portal.protocol === "https:" ? 443 : 80)),
    // Next listens here for upgrades to WebSocket, which only its developer's loop has.
    httpServer: dev ? server : createServer(),
  });
  await app.prepare();
  shutdown.onStop("pages", () => app.close());
  const page = app.getRequestHandler();
  // The build puts the browser SDK beside the server.
  const servePackage = createNpmPackages({ sdkFolder: fileURLToPath(new URL("./sdk", import.meta.url)), modulesFolder: join(process.cwd(), "node_modules") });
  handle = async (request, response) => ((await servePackage(request, response)) || (!dev && (await serveApi(request, response))) ? undefined : page(request, response));
  shutdown.checkpoint();

  await listen(server, env.HOST, env.PORT);
  shutdown.onStop("requests", async () => {
    const finished = await drain(server, env.SHUTDOWN_GRACE_SECONDS * SECOND);
    if (!finished) log.warn({ graceSeconds: env.SHUTDOWN_GRACE_SECONDS }, "requests were cut off when the time to stop was over");
  });
}

function announce(env: Environment, lines: string[]): void {
  console.log(`Gatehouse is ready at ${env.PORTAL_URL}`);
  if (env.isDevelopmentInstance && !env.SMTP_URL) console.log(`Mails and text messages of this development instance: ${env.PORTAL_URL}/dev/inbox`);
  for (const line of lines) console.log(line);
}

/** Nobody knows what state an uncaught exception leaves: finish what runs, then let the supervisor start a new process. */
function stopOnBrokenState(shutdown: Shutdown): void {
  process.on("unhandledRejection", (err) => log.error({ err }, "a promise was rejected and nobody listened"));
  process.on("uncaughtException", (err: NodeJS.ErrnoException) => {
    // A browser that went away in the middle of a form breaks nothing but its own request.
    if (err.code === "ECONNRESET") return log.warn({ err }, "a request was cut off");
    log.fatal({ err }, "an exception was not caught; stopping");
    void shutdown.run().then(() => process.exit(1));
  });
}
