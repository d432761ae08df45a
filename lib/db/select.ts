import type { Prisma } from "@/lib/generated/prisma/client";
import { database, type Transaction } from "./client";
import { isIdle } from "./lazy-transaction";
import { pool } from "./pool";
import { statementName } from "./statement-name";

/**
 * The rows that a question written in SQL finds: in the transaction, where one has begun, else straight from the pool, which
 * costs a third of the way through Prisma. The question locks nothing: what a transaction is to hold goes through its client.
 */
export async function select<Row extends object>(tx: Transaction | undefined, sql: Prisma.Sql): Promise<Row[]> {
  if (tx && tx !== database() && !isIdle(tx)) return tx.$queryRaw<Row[]>(sql);
  const { rows } = await pool().query<Row>({ name: statementName(sql.text), text: sql.text, values: sql.values });
  return rows;
}

/** Run a statement that is a transaction by itself. */
export async function execute(sql: Prisma.Sql): Promise<void> {
  await pool().query({ name: statementName(sql.text), text: sql.text, values: sql.values });
}
