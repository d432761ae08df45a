import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { StartError } from "@/lib/start-error";
import { SECOND } from "@/lib/time";
import type { Account } from "./account";
import { type Binaries, programEnvironment } from "./binaries";
import { clusterPaths, DATABASE_USER } from "./cluster";

/** A running server: where it listens, and its process. */
export type Postmaster = { port: number; pid: number };

const START_TIMEOUT_MS = 60 * SECOND;
const FAST_STOP_TIMEOUT_MS = 20 * SECOND;
const POLL_MS = 15;
const MAX_CONNECTIONS = 100;
const MAX_LOG_BYTES = 16 * 1024 * 1024;

/** Connection string of one of the server's databases. */
export function serverUrl(port: number, password: string, database: string): string {
  return `postgresql://${DATABASE_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Find the server that an earlier start left behind: when its launcher was killed, PostgreSQL goes on. Waits while that
 * server is starting or stopping, and clears away a pid file whose server is gone.
 */
export async function findPostmaster(dataDirectory: string, password: string): Promise<Postmaster | undefined> {
  const { cluster } = clusterPaths(dataDirectory);
  for (const deadline = Date.now() + START_TIMEOUT_MS; ; await sleep(POLL_MS)) {
    const left = readPidFile(cluster);
    if (!left) return undefined;
    if (await answers(left.port, password)) return left;
    if (!someoneWorksIn(cluster, left.pid)) {
      // Another process may have the number by now, and PostgreSQL would take it for its own and refuse to start.
      rmSync(join(cluster, "postmaster.pid"), { force: true });
      return undefined;
    }
    if (Date.now() > deadline) {
      throw new StartError(`The embedded database of ${dataDirectory} (process ${left.pid}) does not answer; ${clusterPaths(dataDirectory).log} says why.`);
    }
  }
}

export type LaunchOptions = {
  dataDirectory: string;
  password: string;
  binaries: Binaries;
  account: Account;
  /** Port to listen on; a free one when not given. */
  port?: number;
};

/**
 * Start the server on the loopback interface and wait until it answers.
 *
 * @throws StartError when it exits, or does not answer in time
 */
export async function launchPostmaster({ dataDirectory, password, binaries, account, port: wantedPort }: LaunchOptions): Promise<Postmaster> {
  const paths = clusterPaths(dataDirectory);
  rotateLog(paths.log);
  const port = wantedPort ?? (await freePort());
  const child = spawnServer(paths.cluster, paths.log, port, binaries, account);
  let failure: string | undefined;
  child.once("error", (error) => (failure = error.message));
  child.once("exit", (code, signal) => (failure = `it ended with ${signal ?? `exit code ${code}`}`));
  for (const deadline = Date.now() + START_TIMEOUT_MS; !(await answers(port, password)); await sleep(POLL_MS)) {
    if (Date.now() > deadline) failure ??= "it did not answer within a minute";
    if (failure !== undefined) {
      child.kill("SIGQUIT");
      throw new StartError(`The embedded database did not start: ${failure}; the end of ${paths.log} says why.`);
    }
  }
  return { port, pid: child.pid ?? 0 };
}

/** Stop the server: roll back what runs, write everything down, end. A server that hangs is ended without that. */
export async function stopPostmaster({ pid }: Postmaster): Promise<void> {
  for (const [signal, timeoutMs] of [["SIGINT", FAST_STOP_TIMEOUT_MS], ["SIGQUIT", 5 * SECOND], ["SIGKILL", 5 * SECOND]] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const deadline = Date.now() + timeoutMs; isAlive(pid) && Date.now() < deadline; ) await sleep(POLL_MS);
  }
}

function spawnServer(cluster: string, logFile: string, port: number, binaries: Binaries, account: Account): ChildProcess {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: String(MAX_CONNECTIONS),
    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] ",
    // Statements and the details of errors hold what people typed.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
  const [command = binaries.postgres, ...parameters] = [
    ...account.prefix,
    binaries.postgres,
    "-D",
    cluster,
    "-p",
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const log = openSync(logFile, "a", 0o600);
  // Detached: Ctrl-C in the terminal must not stop the database under the requests that are being finished.
  const child = spawn(command, parameters, { ...account.ids, detached: true, stdio: ["ignore", log, log], env: programEnvironment() });
  closeSync(log);
  child.unref();
  return child;
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new Client({ connectionString: serverUrl(port, password, "postgres"), connectionTimeoutMillis: 2 * SECOND });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** @see PostgreSQL, miscadmin.h: line 1 of postmaster.pid is the process, line 4 the port */
function readPidFile(cluster: string): Postmaster | undefined {
  const path = join(cluster, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, "utf8").split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  // A server that has just begun has not written its port yet.
  return { pid: pid || 0, port: port || 1 };
}

/** Whether a process of the cluster is left: PostgreSQL's processes, also orphaned ones, have it as working directory. */
function someoneWorksIn(cluster: string, pid: number): boolean {
  if (process.platform !== "linux") return isAlive(pid);
  const folder = realpathSync(cluster);
  return readdirSync("/proc").some((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      return readlinkSync(`/proc/${entry}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}

function isAlive(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function rotateLog(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(path, `${path}.1`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
