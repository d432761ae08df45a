import { createReadStream } from "node:fs";
import { isRecord, LONGEST_LINE, type SourceRecord } from "./record";

const CHUNK_BYTES = 1024 * 1024;

/** The users of a file with one JSON object a line, in bunches as they are read. Empty lines are none. */
export async function* readLines(path: string, onBytes: (bytes: number) => void): AsyncGenerator<SourceRecord[]> {
  const input = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const decoder = new TextDecoder();
  let rest = "";
  let line = 0;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    const records = lines.flatMap((text) => recordOf(text, ++line));
    if (records.length > 0) yield records;
    if (rest.length > LONGEST_LINE) {
      yield [{ line: line + 1, value: null, problem: "the line is longer than any user; the file was read no further" }];
      return;
    }
  }
  const last = recordOf(rest + decoder.decode(), ++line);
  if (last.length > 0) yield last;
}

function recordOf(text: string, line: number): SourceRecord[] {
  if (text.trim() === "") return [];
  try {
    const value: unknown = JSON.parse(text);
    return [isRecord(value) ? { line, value } : { line, value: null, problem: "the line is JSON, but no object" }];
  } catch {
    return [{ line, value: null, problem: "the line is not JSON" }];
  }
}
