import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { inTransaction, withConnection } from "@/lib/db/copy";
import { StartError } from "@/lib/start-error";
import { readEverybody } from "../record/read";
import type { Progress } from "./progress";

/** Everybody as one moment saw them, whatever is changed meanwhile. */
const SNAPSHOT = "ISOLATION LEVEL REPEATABLE READ READ ONLY";
/** Digests and secrets stand in it: for its owner's eyes only. */
const FILE_MODE = 0o600;

/**
 * Write every user with everything that is stored of them into a file, one JSON object a line. Until it is whole it stands beside
 * its place, under a name that ends in `.part`.
 *
 * @returns how many users there are
 * @throws StartError when there is something in its place already, or it cannot be written
 */
export async function exportUsers(path: string, progress: Progress): Promise<number> {
  if (await stat(path).catch(() => null)) throw new StartError(`${path} is there already: name another file, or take it away first.`);
  const draft = `${path}.part`;
  try {
    const users = await writeDraft(draft, progress);
    await rename(draft, path);
    return users;
  } catch (error) {
    await rm(draft, { force: true });
    if (error instanceof Error && "syscall" in error && "path" in error) throw new StartError(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
    throw error;
  }
}

async function writeDraft(draft: string, progress: Progress): Promise<number> {
  await rm(draft, { force: true });
  const file = createWriteStream(draft, { mode: FILE_MODE, flags: "wx", flush: true });
  await once(file, "open");
  let users = 0;
  try {
    await withConnection((connection) =>
      inTransaction(
        connection,
        async () => {
          for await (const page of readEverybody(connection)) {
            progress.assertNotInterrupted();
            const text = page.map((record) => `${JSON.stringify(record)}\n`).join("");
            if (!file.write(text)) await once(file, "drain");
            progress.onUsers((users += page.length));
          }
        },
        SNAPSHOT,
      ),
    );
  } finally {
    file.end();
    await finished(file);
  }
  return users;
}
