import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { type CsvError, type Info, parse } from "csv-parse";
import { FIREBASE_COLUMNS } from "../formats/firebase-csv";
import { type Encoding, LONGEST_LINE, type SourceRecord } from "./record";

const BUNCH = 500;

type Row = { record: string[]; info: Pick<Info, "lines"> };

/** The users of a table, as objects of texts by the names of its columns; an empty cell is an empty text. */
export async function* readCsv(path: string, { delimiter, columns }: Extract<Encoding, { kind: "csv" }>, onBytes: (bytes: number) => void): AsyncGenerator<SourceRecord[]> {
  const input = createReadStream(path);
  input.on("data", (chunk) => onBytes(chunk.length));
  const options = { delimiter, bom: true, info: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_LINE };
  const rows = pipeline([input, parse(options)], () => {}) as unknown as AsyncIterable<Row>;
  const hasHead = columns !== FIREBASE_COLUMNS;
  let isHead = hasHead;
  let bunch: SourceRecord[] = [];
  let line = 0;
  try {
    for await (const { record, info } of rows) {
      line = info.lines - newlinesIn(record);
      if (isHead) {
        isHead = false;
        continue;
      }
      bunch.push(recordOf(record, columns, line));
      if (bunch.length < BUNCH) continue;
      yield bunch;
      bunch = [];
    }
  } catch (error) {
    if (!(error as CsvError).code?.startsWith("CSV_")) throw error;
    bunch.push({ line: line + 1, value: null, problem: "the table is broken from here on (a quotation mark that nothing closes?); it was read no further" });
  }
  if (bunch.length > 0) yield bunch;
}

function recordOf(cells: readonly string[], columns: readonly string[], line: number): SourceRecord {
  // Spreadsheets and exports end their lines with commas.
  if (cells.slice(columns.length).some((cell) => cell !== "")) return { line, value: null, problem: `the line has ${cells.length} cells, the table ${columns.length} columns` };
  const value: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) if (column !== "") value[column] = cells[index] ?? "";
  return { line, value };
}

/** A cell may go over several lines; what is told is the first. */
function newlinesIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.includes("\n") ? cell.split("\n").length - 1 : 0), 0);
}
