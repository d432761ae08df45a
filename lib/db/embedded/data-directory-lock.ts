import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "@/lib/start-error";
import { SECOND } from "@/lib/time";

/** The right to use a data directory. */
export type DataDirectoryLock = { release(): void };

type Holder = { token: string; pid: number; processStart: string | null; host: string; address: string; since: string; beat: number };

const BEAT_MS = 2 * SECOND;
const FILE = "gatehouse.lock";

/**
 * Take the data directory for this process. The file says who has it: a process of this machine is asked after by its
 * number and the moment it started (numbers are used again, in containers at once); one of another machine or container
 * shows that it lives by counting `beat` up.
 *
 * The file cannot exclude two starts within the same millisecond that both find a dead holder. What excludes them is a lock
 * inside the database, which this process takes next.
 *
 * @param address the portal's address, told to whoever comes second
 * @throws StartError when another process has it
 */
export async function lockDataDirectory(dataDirectory: string, address: string): Promise<DataDirectoryLock> {
  const path = join(dataDirectory, FILE);
  const own: Holder = { token: randomUUID(), pid: process.pid, processStart: processStart(process.pid) ?? null, host: hostname(), address, since: new Date().toISOString(), beat: 0 };
  while (!tryTake(path, own)) {
    const holder = read(path);
    if (holder && (await isHeld(path, holder))) throw new StartError(inUse(dataDirectory, holder));
    setAside(path, holder);
  }
  const timer = setInterval(() => {
    if (read(path)?.token === own.token) write(path, { ...own, beat: ++own.beat });
  }, BEAT_MS);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      if (read(path)?.token === own.token) rmSync(path, { force: true });
    },
  };
}

/** The sentence for a data directory that another process has, as far as the lock file knows it. */
export function dataDirectoryInUse(dataDirectory: string): string {
  return inUse(dataDirectory, read(join(dataDirectory, FILE)));
}

function inUse(dataDirectory: string, holder: Holder | undefined): string {
  const who = holder ? `process ${holder.pid}${holder.host === hostname() ? "" : ` on ${holder.host}`} (${holder.address}, since ${holder.since})` : "another process";
  return `The data directory ${dataDirectory} is in use by ${who}. Stop that one, or name another folder in DATA_DIR.`;
}

async function isHeld(path: string, holder: Holder): Promise<boolean> {
  if (holder.host === hostname()) {
    const start = processStart(holder.pid);
    return holder.pid !== process.pid && start !== undefined && (start === null || start === holder.processStart);
  }
  for (let waitedMs = 0; waitedMs < 3 * BEAT_MS; waitedMs += SECOND) {
    await sleep(SECOND);
    if (read(path)?.beat !== holder.beat) return true;
  }
  return false;
}

/** When a process started, in the kernel's own count; `null` where that is not told; undefined when it does not run. */
function processStart(pid: number): string | null | undefined {
  try {
    if (process.platform === "linux") return processStartOnLinux(pid);
    process.kill(pid, 0);
    return null;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM" ? null : undefined;
  }
}

/** @see proc(5): after the name in parentheses, which may hold anything, come the state and, as 20th field, the start */
function processStartOnLinux(pid: number): string | undefined {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").trim().split(" ");
  return fields[0] === "Z" ? undefined : fields[19];
}

function tryTake(path: string, own: Holder): boolean {
  const draft = `${path}.${own.token}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o644 });
  try {
    linkSync(draft, path); // Fails when the name exists; the file is there whole or not at all.
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Move a dead holder's file away, unless somebody else was faster and it is theirs by now. */
function setAside(path: string, holder: Holder | undefined): void {
  if (read(path)?.token !== holder?.token) return;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // Another start moved it first.
  }
  rmSync(aside, { force: true });
}

function write(path: string, holder: Holder): void {
  const draft = `${path}.${holder.token}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o644 });
  renameSync(draft, path);
}

function read(path: string): Holder | undefined {
  try {
    const holder: Holder = JSON.parse(readFileSync(path, "utf8"));
    return typeof holder.token === "string" && typeof holder.pid === "number" ? holder : undefined;
  } catch {
    return undefined;
  }
}
