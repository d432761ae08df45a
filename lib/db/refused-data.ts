import { DatabaseError } from "pg";
import { rawSqlState } from "./sql-state";

export type RefusedData = { state: string; constraint: string | null; column: string | null };

/** Classes 22 and 23: data exceptions and violated constraints. */
const OF_DATA = /^2[23]/;

/**
 * What the database said of data that it refused, without the data; null when the error is another one, such as a lost
 * connection.
 *
 * @see https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
export function refusedData(error: unknown): RefusedData | null {
  if (error instanceof DatabaseError && OF_DATA.test(error.code ?? "")) return { state: error.code ?? "", constraint: error.constraint ?? null, column: error.column ?? null };
  const state = rawSqlState(error);
  return state !== null && OF_DATA.test(state) ? { state, constraint: null, column: null } : null;
}
