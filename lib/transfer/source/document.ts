import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { pick } from "stream-json/filters/pick.js";
import { parser } from "stream-json/parser.js";
import { streamArray } from "stream-json/streamers/stream-array.js";
import { isRecord, type SourceRecord } from "./record";

const BUNCH = 500;

/** The users of a JSON document, without ever holding the document: those of the list at its top, or of the list under a name. */
export async function* readDocument(path: string, under: string | null, onBytes: (bytes: number) => void): AsyncGenerator<SourceRecord[]> {
  const input = createReadStream(path);
  input.on("data", (chunk) => onBytes(chunk.length));
  const users = under === null ? [streamArray.asStream()] : [pick.asStream({ filter: under, once: true }), streamArray.asStream()];
  const output = pipeline([input, parser.asStream(), ...users], () => {}) as unknown as AsyncIterable<{ key: number; value: unknown }>;
  let bunch: SourceRecord[] = [];
  let line = 0;
  try {
    for await (const { key, value } of output) {
      line = key + 1;
      bunch.push(isRecord(value) ? { line, value } : { line, value: null, problem: "it is no object" });
      if (bunch.length < BUNCH) continue;
      yield bunch;
      bunch = [];
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith("E")) throw error;
    bunch.push({ line: line + 1, value: null, problem: "the document is no JSON from here on; it was read no further" });
  }
  if (bunch.length > 0) yield bunch;
}
