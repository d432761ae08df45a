import { z } from "zod";
import type { Transaction } from "@/lib/db/client";
import { select } from "@/lib/db/select";
import { Prisma } from "@/lib/generated/prisma/client";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { SECOND } from "@/lib/time";
import { filterOf } from "./filter";
import { userFilterInput } from "./filter-input";
import { EVERYBODY, hits, HITS, where, type UserList } from "./keys";
import { listMemory } from "./list-memory";
import { NEWEST_FIRST } from "./order";

/** What took longer than this to count is remembered for a minute: an SDK asks for the same number with every page. */
const LONG_MS = SECOND;

export const totalCountJson = z.object({ object: z.literal("total_count"), total_count: z.number().int() });

/**
 * How many users pass a filter.
 *
 * @throws form_param_type_invalid, form_param_value_invalid, form_param_array_size_exceeded, form_conditional_param_missing 422
 * @throws authorization_invalid 403: not an administrator
 * @see Clerk Backend API, GET /v1/users/count
 */
export const countFilteredUsers = query({
  name: "user.count_filtered",
  // The published SDK sends along where it is in the list. That changes nothing.
  input: userFilterInput.extend({ starting_after: z.string().optional() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { starting_after: _startingAfter, ...filter }): Promise<z.infer<typeof totalCountJson>> {
    const list = { order: NEWEST_FIRST, ...filterOf(filter, ctx.settings) };
    const memory = listMemory(list, ctx.now());
    if (memory.count !== undefined) return { object: "total_count", total_count: memory.count };
    const startedAt = performance.now();
    const total_count = await count(ctx.tx, list);
    if (performance.now() - startedAt > LONG_MS) memory.count = total_count;
    return { object: "total_count", total_count };
  },
});

async function count(tx: Transaction, { search, conditions }: UserList): Promise<number> {
  const collected = search ? Prisma.sql`WITH ${hits(search, null)}` : Prisma.empty;
  const from = !search ? EVERYBODY : conditions.length > 0 ? HITS : Prisma.sql`hits`;
  const [row] = await select<{ counted: number }>(tx, Prisma.sql`${collected} SELECT count(*)::int AS counted FROM ${from} ${where(conditions)}`);
  return row?.counted ?? 0;
}
