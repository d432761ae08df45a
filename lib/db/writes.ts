import type { Emitted } from "@/lib/events/emit";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Transaction } from "./client";
import { isIdle } from "./lazy-transaction";
import { execute } from "./select";

/** What a transaction writes last, in one round trip: nobody in it looks at the outcome. */
export class LastWrites {
  /** Every event of the transaction, also those that are written already. */
  readonly emitted: Emitted[] = [];
  private statements: Prisma.Sql[] = [];
  private rows: { table: string; row: Row }[] = [];
  private events: object[] = [];
  private guards: Prisma.Sql[] = [];
  private explanations: Explain[] = [];

  /** @param explain turns what the database refuses the statement for into the error to throw; null where it is none of it */
  readonly add = (statement: Prisma.Sql, explain?: Explain): void => {
    this.statements.push(statement);
    if (explain) this.explanations.push(explain);
  };

  /**
   * A question that must find exactly one row for anything to be written, and may lock it: what was read before is still so.
   * Else all of it fails with {@link GUARD_FAILED}.
   */
  guard(question: Prisma.Sql): void {
    this.guards.push(question);
  }

  /** A new row, stored as it is when everything is written: until then it can be changed. */
  addRow(table: string, row: Row): void {
    this.rows.push({ table, row });
  }

  /** The new row of that id, if it waits to be stored. */
  unwritten(table: string, id: string): Row | undefined {
    return this.rows.find((each) => each.table === table && each.row.id === id)?.row;
  }

  /** Events are numbered in the order in which they were added. */
  addEvent(row: object): void {
    this.events.push(row);
  }

  /** Write what has been added up to now, for whoever must read it in the transaction. */
  async write(tx: Transaction): Promise<void> {
    await this.explained(runTogether(tx, ...this.taken()));
  }

  /** Write what is left, with which the transaction ends: where nothing else has begun it, by itself. */
  async writeAtEnd(tx: Transaction): Promise<void> {
    const taken = this.taken();
    await this.explained(isIdle(tx) ? executeTogether(...taken) : runTogether(tx, ...taken));
  }

  private taken(): [statements: Prisma.Sql[], guards: Prisma.Sql[]] {
    const { guards } = this;
    const rows = this.rows.map(({ table, row }) => insertion(table, row));
    const events = this.events.length > 0 ? [insertion("events", ...this.events)] : [];
    const statements = [...this.statements, ...rows, ...events];
    [this.statements, this.rows, this.events, this.guards] = [[], [], [], []];
    return [statements, guards];
  }

  private async explained(writing: Promise<void>): Promise<void> {
    const explanations = this.explanations;
    this.explanations = [];
    try {
      await writing;
    } catch (error) {
      for (const explain of explanations) {
        const explained = explain(error);
        if (explained) throw explained;
      }
      throw error;
    }
  }
}

type Row = { id: string; [property: string]: unknown };

type Explain = (error: unknown) => Error | null;

/** Takes a statement whose outcome nobody in the transaction looks at, to be run with its {@link LastWrites}. */
export type Later = LastWrites["add"];

/**
 * Run several statements in one round trip. They see the rows as they were before all of them, and no two may touch the same
 * row; keys between their rows are checked at the end.
 *
 * @see https://www.postgresql.org/docs/17/queries-with.html#QUERIES-WITH-MODIFYING
 */
export async function runTogether(tx: Transaction, statements: readonly Prisma.Sql[], guards: readonly Prisma.Sql[] = []): Promise<void> {
  const whole = together(statements, guards);
  if (whole) await tx.$executeRaw(whole);
}

async function executeTogether(statements: readonly Prisma.Sql[], guards: readonly Prisma.Sql[]): Promise<void> {
  const whole = together(statements, guards);
  if (whole) await execute(whole);
}

/** SQLSTATE of a division by zero: SQL has no other way to fail by itself. */
export const GUARD_FAILED = "22012";

function together(statements: readonly Prisma.Sql[], guards: readonly Prisma.Sql[]): Prisma.Sql | null {
  const [only, ...others] = statements;
  if (guards.length === 0 && (!only || others.length === 0)) return only ?? null;
  const parts = statements.map((statement, index) => Prisma.sql`${Prisma.raw(`w${index}`)} AS (${statement})`);
  // The questions are asked, and lock, before the other parts write.
  const checks = guards.map((guard) => Prisma.sql`1 / (CASE (SELECT count(*) FROM (${guard}) found) WHEN 1 THEN 1 ELSE 0 END)`);
  const asked = checks.length === 0 ? Prisma.sql`1` : Prisma.join(checks);
  return parts.length === 0 ? Prisma.sql`SELECT ${asked}` : Prisma.sql`WITH ${Prisma.join(parts)} SELECT ${asked}`;
}

/** The statement that stores rows, given in the properties of their Prisma model, all of them with the same ones. */
export function insertion<Row extends object>(table: string, ...rows: Row[]): Prisma.Sql {
  const properties = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  const columns = properties.map((property) => `"${columnOf(property)}"`).join(", ");
  const values = rows.map((row) => Prisma.sql`(${Prisma.join(properties.map((property) => sqlValue(row[property])))})`);
  return Prisma.sql`INSERT INTO ${Prisma.raw(`"${table}" (${columns})`)} VALUES ${Prisma.join(values)}`;
}

/** The statement that changes the row of an id, given in the properties of its Prisma model; a value may be SQL, and what is undefined stays. */
export function update(table: string, id: string, changes: object): Prisma.Sql {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const assignments = given.map(([property, value]) => Prisma.sql`${Prisma.raw(`"${columnOf(property)}"`)} = ${sqlValue(value)}`);
  return Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} SET ${Prisma.join(assignments)} WHERE id = ${id}`;
}

function sqlValue(value: unknown): Prisma.Sql {
  if (value instanceof Prisma.Sql) return value;
  const isJson = value !== null && typeof value === "object" && !(value instanceof Date);
  return isJson ? Prisma.sql`${JSON.stringify(value)}::jsonb` : Prisma.sql`${value}`;
}

const columns = new Map<string, string>();

/** The column of a property of a Prisma model. */
export function columnOf(property: string): string {
  const known = columns.get(property);
  if (known !== undefined) return known;
  const column = property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  columns.set(property, column);
  return column;
}
