import { DatabaseError } from "pg";

/**
 * Whether the database refused a statement for that reason, where it was asked without Prisma.
 *
 * @see https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
export function hasSqlState(error: unknown, state: string): error is DatabaseError {
  return error instanceof DatabaseError && error.code === state;
}
