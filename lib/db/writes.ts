import { Prisma } from "@/lib/generated/prisma/client";
import type { Transaction } from "./client";

/** What a transaction writes last, in one round trip: nobody in it looks at the outcome. */
export class LastWrites {
  private statements: Prisma.Sql[] = [];
  private events: object[] = [];

  readonly add = (statement: Prisma.Sql): void => void this.statements.push(statement);

  /** Events are numbered in the order in which they were added. */
  addEvent(row: object): void {
    this.events.push(row);
  }

  /** Write what has been added up to now. */
  async write(tx: Transaction): Promise<void> {
    const statements = this.events.length > 0 ? [...this.statements, insertion("events", ...this.events)] : this.statements;
    [this.statements, this.events] = [[], []];
    await runTogether(tx, statements);
  }
}

/** Takes a statement whose outcome nobody in the transaction looks at, to be run with its {@link LastWrites}. */
export type Later = LastWrites["add"];

/**
 * Run several statements in one round trip. They see the rows as they were before all of them, and no two may touch the same
 * row; keys between their rows are checked at the end.
 *
 * @see https://www.postgresql.org/docs/17/queries-with.html#QUERIES-WITH-MODIFYING
 */
export async function runTogether(tx: Transaction, statements: readonly Prisma.Sql[]): Promise<void> {
  const [only, ...others] = statements;
  if (!only) return;
  if (others.length === 0) {
    await tx.$executeRaw(only);
    return;
  }
  const parts = statements.map((statement, index) => Prisma.sql`${Prisma.raw(`w${index}`)} AS (${statement})`);
  await tx.$executeRaw(Prisma.sql`WITH ${Prisma.join(parts)} SELECT 1`);
}

/** The statement that stores rows, given in the properties of their Prisma model, all of them with the same ones. */
export function insertion<Row extends object>(table: string, ...rows: Row[]): Prisma.Sql {
  const properties = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  const columns = properties.map((property) => `"${columnOf(property)}"`).join(", ");
  const values = rows.map((row) => Prisma.sql`(${Prisma.join(properties.map((property) => sqlValue(row[property])))})`);
  return Prisma.sql`INSERT INTO ${Prisma.raw(`"${table}" (${columns})`)} VALUES ${Prisma.join(values)}`;
}

/** The statement that changes the row of an id, given in the properties of its Prisma model; what is undefined stays. */
export function update(table: string, id: string, changes: object): Prisma.Sql {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const assignments = given.map(([property, value]) => Prisma.sql`${Prisma.raw(`"${columnOf(property)}"`)} = ${sqlValue(value)}`);
  return Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} SET ${Prisma.join(assignments)} WHERE id = ${id}`;
}

function sqlValue(value: unknown): Prisma.Sql {
  const isJson = value !== null && typeof value === "object" && !(value instanceof Date);
  return isJson ? Prisma.sql`${JSON.stringify(value)}::jsonb` : Prisma.sql`${value}`;
}

const columns = new Map<string, string>();

function columnOf(property: string): string {
  const known = columns.get(property);
  if (known !== undefined) return known;
  const column = property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  columns.set(property, column);
  return column;
}
