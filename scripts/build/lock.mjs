import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Do the work while no other process builds in this folder. Whoever comes second waits. The work names every process that it
 * starts: when this one is killed, that one may still be writing.
 *
 * @template T
 * @param {string} root
 * @param {(onChild: (pid: number) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withBuildLock(root, work) {
  const folder = join(root, ".next", "cache", "gatehouse");
  const path = join(folder, "build.lock");
  mkdirSync(folder, { recursive: true });
  let told = false;
  while (!tryTake(path)) {
    const holder = read(path);
    if (holder !== undefined && !isBuilding(holder)) {
      rmSync(path, { force: true });
      continue;
    }
    if (!told && holder !== undefined) console.log(`Another process (${holder.split(" ")[0]}) is building here; waiting …`);
    told = true;
    await sleep(200);
  }
  const release = () => rmSync(path, { force: true });
  process.once("exit", release);
  try {
    return await work((pid) => appendFileSync(path, `${identity(pid)}\n`));
  } finally {
    process.off("exit", release);
    release();
  }
}

function tryTake(path) {
  try {
    writeFileSync(path, `${identity(process.pid)}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw Object.assign(new Error(`${path} cannot be written (${error.code}). Make the folder writable, or build as its owner.`), { name: "BuildError" });
  }
}

function read(path) {
  try {
    // Empty: its owner is about to write it.
    return readFileSync(path, "utf8") || undefined;
  } catch {
    return undefined;
  }
}

function isBuilding(holder) {
  return holder.split("\n").some((line) => {
    const pid = Number(line.split(" ")[0]);
    return pid > 0 && pid !== process.pid && identity(pid) === line;
  });
}

/** A process's number and, where the system tells it, the moment it started: numbers are used again. */
function identity(pid) {
  try {
    if (process.platform === "linux") {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").trim().split(" ");
      return fields[0] === "Z" ? "gone" : `${pid} ${fields[19]}`;
    }
    process.kill(pid, 0);
    return `${pid} -`;
  } catch {
    return "gone";
  }
}
