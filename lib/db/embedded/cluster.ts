import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "@/lib/start-error";
import type { Account } from "./account";
import { type Binaries, programEnvironment } from "./binaries";

/** The server's only user, who owns everything in it. */
export const DATABASE_USER = "gatehouse";
const MAJOR_VERSION = "17";

/** Where the cluster's parts live inside the data directory. */
export function clusterPaths(dataDirectory: string) {
  return {
    cluster: join(dataDirectory, "postgres"),
    log: join(dataDirectory, "postgres.log"),
    password: join(dataDirectory, "postgres.password"),
  };
}

/**
 * Make the cluster if there is none. It is built beside its place and moved there whole, so that a start which dies in the
 * middle leaves nothing that looks like a cluster.
 *
 * @returns the password of {@link DATABASE_USER}
 * @throws StartError when initdb fails, or the cluster is another PostgreSQL's
 */
export async function ensureCluster(dataDirectory: string, binaries: Binaries, account: Account): Promise<string> {
  const paths = clusterPaths(dataDirectory);
  if (existsSync(paths.cluster)) return existingPassword(paths);
  const password = randomBytes(24).toString("base64url");
  const draft = `${paths.cluster}.new`;
  const passwordCopy = `${paths.password}.new`;
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordCopy, password, { mode: 0o600 });
    const { uid, gid } = account.ids;
    if (uid !== undefined && gid !== undefined) for (const path of [draft, passwordCopy]) chownSync(path, uid, gid);
    await initdb(draft, passwordCopy, binaries, account);
    writeFileSync(paths.password, password, { mode: 0o600 });
    renameSync(draft, paths.cluster);
    return password;
  } finally {
    rmSync(passwordCopy, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function existingPassword(paths: ReturnType<typeof clusterPaths>): string {
  const version = readIfThere(join(paths.cluster, "PG_VERSION"))?.trim();
  if (version !== MAJOR_VERSION) {
    throw new StartError(`${paths.cluster} is ${version ? `a cluster of PostgreSQL ${version}, and Gatehouse brings ${MAJOR_VERSION}` : "not a PostgreSQL cluster"}. Name another folder in DATA_DIR, or a database in DATABASE_URL.`);
  }
  const password = readIfThere(paths.password)?.trim();
  if (!password) throw new StartError(`${paths.password} is missing: it holds the password of the embedded database. Restore it from your backup.`);
  return password;
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

async function initdb(folder: string, passwordFile: string, binaries: Binaries, account: Account): Promise<void> {
  const [command = binaries.initdb, ...parameters] = [
    ...account.prefix,
    binaries.initdb,
    `--pgdata=${folder}`,
    `--username=${DATABASE_USER}`,
    // Other users of this machine can reach the port; the password file is what they cannot read.
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale=C",
    // Sorting and case do not depend on the machine's locales.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
  ];
  const output: string[] = [];
  const code = await new Promise<number | string>((resolve) => {
    const child = spawn(command, parameters, { ...account.ids, stdio: ["ignore", "ignore", "pipe"], env: programEnvironment() });
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.once("error", (error) => resolve(error.message));
    child.once("close", (exitCode, signal) => resolve(exitCode ?? signal ?? "no exit code"));
  });
  if (code === 0) return;
  const reason = output.join("").trim().split("\n").at(-1) || String(code);
  throw new StartError(`The embedded database could not be made in ${folder.replace(/\.new$/, "")}: ${reason.replace(/\.$/, "")}. Check the folder DATA_DIR, or name a database in DATABASE_URL.`);
}
