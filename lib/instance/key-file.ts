import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { StartError } from "@/lib/start-error";

/** Read a secret that `npm start` keeps in `DATA_DIR`; null when there is none. */
export function readKeyFile(dataDir: string, name: string): string | null {
  const path = join(dataDir, name);
  try {
    return readFileSync(path, "utf8").trim() || null;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw new StartError(`${path} cannot be read (${codeOf(error)}): give its owner back to the user that runs Gatehouse.`, { cause: error });
  }
}

/**
 * Keep a secret in `DATA_DIR`, for its owner's eyes only. Once this returns, a power cut does not lose it: what is sealed
 * with a lost key is lost. A file that is there already is never overwritten.
 *
 * @throws StartError when it can't be written, or is there already
 */
export function writeKeyFile(dataDir: string, name: string, secret: string): void {
  const path = join(dataDir, name);
  const draft = `${path}.${process.pid}.new`;
  try {
    mkdirSync(dataDir, { recursive: true });
    const file = openSync(draft, "wx", 0o600);
    try {
      writeSync(file, `${secret}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    linkSync(draft, path);
    syncDirectory(dirname(path));
  } catch (error) {
    throw new StartError(`${path} cannot be written (${codeOf(error)}): let DATA_DIR name a folder that Gatehouse may write to.`, { cause: error });
  } finally {
    removeIfThere(draft);
  }
}

function syncDirectory(path: string): void {
  // Windows cannot open a folder; there the file system keeps names on its own.
  if (process.platform === "win32") return;
  const directory = openSync(path, "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
