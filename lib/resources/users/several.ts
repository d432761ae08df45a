import { z } from "zod";
import type { Context } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/generated/prisma/client";
import { readUserRows } from "./rows";
import type { UserJson } from "./serializer";
import { userFor } from "./store";

const MOST_AT_ONCE = 50;

/** Which users something is done to at once. */
export const bulkInput = z.strictObject({
  user_ids: z
    .array(z.string())
    .min(1)
    .refine((ids) => ids.length <= MOST_AT_ONCE, { error: "form_param_array_size_exceeded", params: { code: "form_param_array_size_exceeded", max_items: MOST_AT_ONCE } }),
});

/** Users as the asking actor may see them, in the order of their ids as they were given, each once. */
export async function readUsersFor(ctx: Context & { tx: Transaction }, ids: readonly string[]): Promise<UserJson[]> {
  const rows = await readUserRows(ctx.tx, Prisma.sql`u.id = ANY (${[...ids]})`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []).map((row) => userFor(ctx, row));
}
