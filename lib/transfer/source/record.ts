/** One user of a file as it stands there, not looked at yet. */
export type SourceRecord = {
  /** The number of its line, from 1; in a JSON document, the number of the user. */
  line: number;
  /** Null when it could not be read at all: `problem` says why. */
  value: Record<string, unknown> | null;
  problem?: string;
};

/** How a file is written down. */
export type Encoding =
  | { kind: "lines" }
  /** A document with a list of users: at its top, or under a name. */
  | { kind: "document"; under: string | null }
  | { kind: "csv"; delimiter: "," | ";" | "\t"; columns: readonly string[] };

/** Longer than the line of anybody: with every picture and all metadata. */
export const LONGEST_LINE = 64 * 1024 * 1024;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
