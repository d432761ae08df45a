import { accessSync, constants, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, escapeIdentifier } from "pg";
import { StartError } from "@/lib/start-error";
import { SECOND } from "@/lib/time";
import { serverAccount } from "./embedded/account";
import { embeddedBinaries } from "./embedded/binaries";
import { clusterPaths, ensureCluster } from "./embedded/cluster";
import { dataDirectoryInUse, type DataDirectoryLock, lockDataDirectory } from "./embedded/data-directory-lock";
import { findPostmaster, launchPostmaster, type LaunchOptions, type Postmaster, serverUrl, stopPostmaster } from "./embedded/postmaster";

/** A PostgreSQL server that belongs to this process. */
export type EmbeddedPostgres = {
  /** Connection string of Gatehouse's database. Holds the password. */
  url: string;
  /** An earlier start had left the server running. */
  reused: boolean;
  /** Stop the server and give the data directory back. Disconnect first: open transactions are rolled back. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  dataDirectory: string;
  /** The portal's address, for the sentence that a second start prints. */
  address: string;
  /** Called when the server had ended by itself (somebody killed it) and runs again, at the same address. */
  onRecovered: () => void;
  /** Called when it ended and cannot be started again. What was committed is safe. */
  onLost: (error: unknown) => void;
};

const DATABASE = "gatehouse";
/** Any number; it stands for “the process that uses this data directory”. */
const OWNER_LOCK = 4_740_517;
const OWNER_LOCK_TIMEOUT_MS = 5 * SECOND;

/**
 * Start PostgreSQL in the data directory, or take over the server that a killed process left there. The server is the real
 * one, with its defaults for durability; it listens on the loopback interface only, behind a password (SCRAM).
 *
 * @throws StartError when the folder cannot be written, is in use, or the server does not start
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  makeWritable(options.dataDirectory);
  const lock = await lockDataDirectory(options.dataDirectory, options.address);
  try {
    return await start(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function start(options: EmbeddedPostgresOptions, lock: DataDirectoryLock): Promise<EmbeddedPostgres> {
  const { dataDirectory } = options;
  const binaries = await embeddedBinaries();
  const account = serverAccount([dirname(binaries.postgres), dataDirectory], clusterPaths(dataDirectory).cluster);
  const password = await ensureCluster(dataDirectory, binaries, account);
  const launchOptions: LaunchOptions = { dataDirectory, password, binaries, account };
  const left = await findPostmaster(dataDirectory, password);
  let server = left ?? (await launch(launchOptions));
  let owner = await takeOwnership(server, launchOptions);
  let stopping = false;
  let recovery = Promise.resolve();

  function watch(): void {
    owner.once("end", () => {
      if (!stopping) recovery = recover().catch((error: unknown) => options.onLost(error));
    });
  }
  async function recover(): Promise<void> {
    // PostgreSQL restarts itself when one of its processes dies; only when the whole server is gone it is ours to start.
    server = (await findPostmaster(dataDirectory, password)) ?? (await launch({ ...launchOptions, port: server.port }));
    owner = await takeOwnership(server, launchOptions);
    options.onRecovered();
    watch();
  }
  watch();

  return {
    url: serverUrl(server.port, password, DATABASE),
    reused: left !== undefined,
    async stop() {
      stopping = true;
      await recovery;
      await owner.end().catch(() => {});
      await stopPostmaster(server);
      lock.release();
    },
  };
}

function makeWritable(dataDirectory: string): void {
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o755 });
    accessSync(dataDirectory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(`The data directory ${dataDirectory} cannot be written (${codeOf(error)}). Make it writable, or name another folder in DATA_DIR.`, { cause: error });
  }
}

/**
 * Start the server, and once more after a moment: a port that was free can be taken by now, and processes of a killed
 * server need a moment to notice and end.
 */
async function launch(options: LaunchOptions): Promise<Postmaster> {
  try {
    return await launchPostmaster(options);
  } catch {
    await sleep(2 * SECOND);
    return launchPostmaster(options);
  }
}

/**
 * Hold the database's own lock for as long as this process lives. It ends with the connection, however the process ends;
 * and when the connection ends first, the server is gone.
 */
async function takeOwnership(server: Postmaster, { password, dataDirectory }: LaunchOptions): Promise<Client> {
  const client = new Client({ connectionString: serverUrl(server.port, password, "postgres"), application_name: "gatehouse owner", keepAlive: true });
  client.on("error", () => {});
  await client.connect();
  for (const deadline = Date.now() + OWNER_LOCK_TIMEOUT_MS; ; await sleep(50)) {
    const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [OWNER_LOCK]);
    if (rows[0]?.taken) break;
    if (Date.now() > deadline) {
      await client.end();
      throw new StartError(dataDirectoryInUse(dataDirectory));
    }
  }
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(DATABASE)}`);
  return client;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
