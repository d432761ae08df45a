import { open } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { StartError } from "@/lib/start-error";
import { FIREBASE_COLUMNS, looksLikeFirebaseRow } from "../formats/firebase-csv";
import { LISTS_OF_USERS } from "../formats/lists";
import type { Encoding } from "./record";

/** Enough for the head of any table, and for the first lines of a document. */
const HEAD_BYTES = 64 * 1024;
const DELIMITERS = [",", ";", "\t"] as const;

/**
 * Find out how a file is written: JSON, JSON lines or CSV. Its content tells, not its name.
 *
 * @throws StartError a sentence for whoever named the file
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const head = (await readHead(path)).replace(/^\uFEFF/, "");
  const text = head.trimStart();
  if (text === "") throw new StartError(`${path} is empty.`);
  if (text.startsWith("[")) return { kind: "document", under: null };
  if (text.startsWith("{")) return jsonEncoding(text);
  return csvEncoding(path, head);
}

function jsonEncoding(text: string): Encoding {
  const named = new RegExp(`^\\{\\s*"(${LISTS_OF_USERS.join("|")})"\\s*:\\s*\\[`).exec(text)?.[1];
  return named === undefined ? { kind: "lines" } : { kind: "document", under: named };
}

function csvEncoding(path: string, head: string): Encoding {
  const first = head.split(/\r?\n/).find((line) => line.trim() !== "") ?? "";
  const delimiter = DELIMITERS.map((each) => ({ each, count: first.split(each).length })).sort((a, b) => b.count - a.count)[0];
  if (!delimiter || delimiter.count < 2) throw new StartError(`${path} is neither JSON nor a table: its first line has no comma, semicolon or tab.`);
  const cells = cellsOf(first, delimiter.each);
  if (looksLikeFirebaseRow(cells)) return { kind: "csv", delimiter: delimiter.each, columns: FIREBASE_COLUMNS };
  const columns = cells.map((cell) => cell.trim());
  const twice = columns.find((column, index) => column !== "" && columns.indexOf(column) !== index);
  if (twice !== undefined) throw new StartError(`${path} has two columns named ${twice}.`);
  return { kind: "csv", delimiter: delimiter.each, columns };
}

function cellsOf(line: string, delimiter: string): string[] {
  const [cells = []] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][];
  return cells;
}

async function readHead(path: string): Promise<string> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`${path} cannot be read (${error.code ?? error.message}).`);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } catch (error) {
    throw new StartError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  } finally {
    await file.close();
  }
}
