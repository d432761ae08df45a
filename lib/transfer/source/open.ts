import { stat } from "node:fs/promises";
import { readCsv } from "./csv";
import { readDocument } from "./document";
import { encodingOf } from "./encoding";
import { readLines } from "./lines";
import type { Encoding, SourceRecord } from "./record";

/** A file with users, which can be read as often as one likes, and is never held as a whole. */
export type Source = {
  path: string;
  bytes: number;
  encoding: Encoding;
  /** @param onBytes is told how much was read */
  read(onBytes?: (bytes: number) => void): AsyncGenerator<SourceRecord[]>;
};

/** @throws StartError when there is no such file, or it is neither JSON nor CSV */
export async function openSource(path: string): Promise<Source> {
  const encoding = await encodingOf(path);
  const { size } = await stat(path);
  return { path, bytes: size, encoding, read: (onBytes = () => {}) => readAs(encoding, path, onBytes) };
}

function readAs(encoding: Encoding, path: string, onBytes: (bytes: number) => void): AsyncGenerator<SourceRecord[]> {
  if (encoding.kind === "csv") return readCsv(path, encoding, onBytes);
  if (encoding.kind === "document") return readDocument(path, encoding.under, onBytes);
  return readLines(path, onBytes);
}
