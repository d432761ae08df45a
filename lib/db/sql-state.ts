import { DatabaseError } from "pg";
import { z } from "zod";

/**
 * Whether the database refused a statement for that reason, where it was asked without Prisma.
 *
 * @see https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
export function hasSqlState(error: unknown, state: string): error is DatabaseError {
  return error instanceof DatabaseError && error.code === state;
}

/** How Prisma's error for a statement of our own looks: the reason stands deep inside. */
const refusedRaw = z.object({ code: z.literal("P2010"), meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }) });

/** Why the database refused a statement of our own that Prisma was asked to run; null when the error is another one. */
export function rawSqlState(error: unknown): string | null {
  return refusedRaw.safeParse(error).data?.meta.driverAdapterError.cause.originalCode ?? null;
}

/** The same, for one reason. */
export function hasRawSqlState(error: unknown, state: string): boolean {
  return rawSqlState(error) === state;
}
