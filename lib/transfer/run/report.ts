import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import { extname } from "node:path";
import { finished } from "node:stream/promises";
import { StartError } from "@/lib/start-error";
import type { Outcome } from "../outcome";

type Refused = Outcome & { status: "refused" };

/** Where refused lines go: number, parameter, code and reason; nothing of what the line said. */
export type Report = { add(outcome: Refused): void; close(): Promise<void> };

const COLUMNS = ["line", "param", "code", "reason"] as const;

/**
 * A report in a file: a table when its name ends in `.csv`, else JSON lines. One entry for each parameter at fault.
 *
 * @throws StartError when the file cannot be written
 */
export async function openReport(path: string): Promise<Report> {
  const isTable = extname(path).toLowerCase() === ".csv";
  const file = await opened(path);
  if (isTable) file.write(`${COLUMNS.join(",")}\n`);
  return {
    add({ line, refusals }) {
      for (const refusal of refusals) {
        const entry = { line, ...refusal };
        file.write(isTable ? `${COLUMNS.map((column) => cell(entry[column])).join(",")}\n` : `${JSON.stringify(entry)}\n`);
      }
    },
    async close() {
      file.end();
      await finished(file);
    },
  };
}

async function opened(path: string): Promise<WriteStream> {
  const file = createWriteStream(path, { mode: 0o600 });
  await once(file, "open").catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`The report ${path} cannot be written (${error.code ?? error.message}).`);
  });
  return file;
}

function cell(value: string | number | null): string {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
