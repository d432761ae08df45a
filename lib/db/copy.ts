import { finished } from "node:stream/promises";
import type { ClientBase, QueryResultRow } from "pg";
import { from } from "pg-copy-streams";
import type { Transaction } from "./client";
import { pool } from "./pool";
import { columnOf } from "./writes";

/**
 * What COPY can write down, by its columns or by the properties of its Prisma model: a list becomes an array of texts, any other
 * object but a moment JSON.
 */
export type CopyRow = { readonly [name: string]: unknown };

/** One connection, for work that the pool's statements cannot do: COPY, temporary tables, cursors. */
export type Connection = {
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Append rows to a table. All of them have the columns of the first. */
  copy(table: string, rows: readonly CopyRow[]): Promise<void>;
  /** Go through what a question finds, a page at a time, in an open transaction. */
  pages<Row extends QueryResultRow>(text: string, pageSize: number): AsyncGenerator<Row[]>;
};

/** Rows as COPY takes them. */
export type EncodedRows = { table: string; columns: string; text: string };

/** A connection of its own, which knows COPY. */
export type CopyConnection = Connection & { send(rows: EncodedRows): Promise<void> };

/** Take a connection of the pool, and give it back. One that broke is closed instead, and whatever it had open is undone. */
export async function withConnection<Result>(work: (connection: CopyConnection) => Promise<Result>): Promise<Result> {
  const client = await pool().connect();
  let broken = true;
  try {
    const result = await work(connectionOf(client));
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}

/** Do something in one transaction; an exception undoes it. */
export async function inTransaction<Result>(connection: Connection, work: () => Promise<Result>, mode = ""): Promise<Result> {
  await connection.query(`BEGIN ${mode}`);
  try {
    const result = await work();
    await connection.query("COMMIT");
    return result;
  } catch (error) {
    await connection.query("ROLLBACK");
    throw error;
  }
}

/** The same for a transaction of Prisma's, which has no COPY and no cursors: rows go in as one JSON value. For some thousand of them. */
export function connectionOfTransaction(tx: Transaction): Connection {
  const query = <Row extends QueryResultRow>(text: string, values: unknown[] = []) => tx.$queryRawUnsafe<Row[]>(text, ...values);
  return {
    query,
    async copy(table, rows) {
      const [first] = rows;
      if (!first) return;
      const columns = namedColumns(first);
      const named = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value])));
      await query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`, [JSON.stringify(named)]);
    },
    async *pages<Row extends QueryResultRow>(text: string) {
      yield await query<Row>(text);
    },
  };
}

function connectionOf(client: ClientBase): CopyConnection {
  let cursors = 0;
  const send = async ({ table, columns, text }: EncodedRows) => {
    const stream = client.query(from(`COPY ${table} (${columns}) FROM STDIN`));
    stream.end(text);
    await finished(stream);
  };
  return {
    query: async <Row extends QueryResultRow>(text: string, values?: unknown[]) => (await client.query<Row>(text, values)).rows,
    async *pages<Row extends QueryResultRow>(text: string, pageSize: number) {
      const cursor = `pages_${(cursors += 1)}`;
      await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`);
      for (;;) {
        const { rows } = await client.query<Row>(`FETCH ${pageSize} FROM ${cursor}`);
        if (rows.length > 0) yield rows;
        if (rows.length < pageSize) break;
      }
      await client.query(`CLOSE ${cursor}`);
    },
    send,
    async copy(table, rows) {
      if (rows.length > 0) await send(encodeRows(table, rows));
    },
  };
}

/** Rows as COPY takes them; there must be one, and all have the columns of the first. */
export function encodeRows(table: string, rows: readonly CopyRow[]): EncodedRows {
  const first = rows[0] ?? {};
  return { table, columns: namedColumns(first), text: copyText(Object.keys(first), rows) };
}

function namedColumns(row: CopyRow): string {
  return Object.keys(row)
    .map((name) => `"${columnOf(name)}"`)
    .join(", ");
}

/**
 * Rows in the text format of COPY.
 *
 * @see https://www.postgresql.org/docs/17/sql-copy.html#SQL-COPY-FILE-FORMATS
 */
function copyText(names: readonly string[], rows: readonly CopyRow[]): string {
  let text = "";
  for (const row of rows) {
    let line = "";
    for (let index = 0; index < names.length; index += 1) line += (index === 0 ? "" : "\t") + fieldOf(row[names[index] ?? ""]);
    text += `${line}\n`;
  }
  return text;
}

function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "boolean") return value ? "t" : "f";
  if (typeof value !== "object") return String(value);
  if (value instanceof Date) return momentText(value);
  if (Array.isArray(value)) return escaped(`{${value.map((each) => `"${String(each).replace(/["\\]/g, "\\$&")}"`).join(",")}}`);
  return escaped(JSON.stringify(value));
}

let lastMoment: Date | null = null;
let lastMomentText = "";

/** The rows of one user hold the same moment many times. */
function momentText(moment: Date): string {
  if (moment === lastMoment) return lastMomentText;
  lastMoment = moment;
  return (lastMomentText = moment.toISOString());
}

const NEEDS_ESCAPE = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escaped(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : text;
}
