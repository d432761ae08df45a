import type { Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/generated/prisma/client";

/** Up to here things are counted one by one; beyond it that would take long, and nobody reads the last figure. */
export const MOST_COUNTED = 10_000;

/** `about`: PostgreSQL's estimate. `at_least`: there are more, but nobody knows how many. */
export type Count = { count: number; exactness: "exact" | "about" | "at_least" };

type Explained = { "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] };

/**
 * How many rows a SELECT has: exact up to {@link MOST_COUNTED}, beyond it the planner's estimate, so that the answer costs
 * the same at ten thousand rows and at ten million.
 *
 * @param rows      a SELECT without ORDER BY and LIMIT
 * @param estimated what to take the estimate from, where PostgreSQL can judge something simpler better
 */
export async function countRows(tx: Transaction, rows: Prisma.Sql, estimated: Prisma.Sql = rows): Promise<Count> {
  const counted = await countAtMost(tx, Prisma.sql`${rows} LIMIT ${MOST_COUNTED + 1}`);
  if (counted.exactness === "exact") return counted;
  const [explained] = await tx.$queryRaw<Explained[]>(Prisma.sql`EXPLAIN (FORMAT JSON) ${estimated}`);
  return { count: Math.max(counted.count, explained?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0), exactness: "about" };
}

/** How many rows a SELECT has that itself ends soon after {@link MOST_COUNTED}. */
export async function countAtMost(tx: Transaction, rows: Prisma.Sql): Promise<Count> {
  const [row] = await tx.$queryRaw<{ counted: number }[]>(Prisma.sql`SELECT count(*)::int AS counted FROM (${rows}) AS counted`);
  const counted = row?.counted ?? 0;
  return counted > MOST_COUNTED ? { count: MOST_COUNTED, exactness: "at_least" } : { count: counted, exactness: "exact" };
}
