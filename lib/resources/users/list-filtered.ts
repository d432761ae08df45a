import { z } from "zod";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { select } from "@/lib/db/select";
import type { Transaction } from "@/lib/db/client";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { filterOf } from "./filter";
import { userFilterInput } from "./filter-input";
import { orderOf, USER_ORDERS } from "./order";
import { readPage, type PageStart } from "./read-page";
import type { UserJson } from "./serializer";
import { userFor } from "./store";

const outOfRange = { error: "form_param_value_invalid", params: { code: "form_param_value_invalid" } };

/**
 * Users that pass a filter, in an order, a page at a time. A page begins after `offset` users, or after the one that
 * `starting_after` names; however far into the list, it costs what the first one does.
 *
 * @throws form_param_value_invalid 422: `order_by`, `limit` or `offset` is none; `starting_after` is nobody, or comes with an
 *   `offset` or another order than by creation
 * @throws form_param_type_invalid, form_param_array_size_exceeded, form_conditional_param_missing 422
 * @throws authorization_invalid 403: not an administrator
 * @see Clerk Backend API, GET /v1/users
 */
export const listFilteredUsers = query({
  name: "user.list_filtered",
  input: userFilterInput.extend({
    limit: z.int().refine((given) => given >= 1 && given <= 500, outOfRange).default(10),
    offset: z.int().refine((given) => given >= 0, outOfRange).default(0),
    starting_after: z.string().max(64).optional(),
    /** Of several the first counts. */
    order_by: z.union([z.string(), z.array(z.string()).min(1)]).transform((given) => [given].flat()[0] ?? "").default("-created_at"),
  }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { limit, offset, starting_after, order_by, ...filter }): Promise<UserJson[]> {
    const order = orderOf(order_by);
    if (!order) throw apiError("form_param_value_invalid", { param_name: "order_by", allowed_values: USER_ORDERS });
    if (starting_after !== undefined && offset > 0) throw apiError("form_param_value_invalid", { param_name: "offset" });
    if (starting_after !== undefined && !/created_at$/.test(order_by)) throw apiError("form_param_value_invalid", { param_name: "order_by" });
    const start = starting_after === undefined ? { offset } : await afterUser(ctx.tx, starting_after);
    const rows = await readPage(ctx.tx, { order, ...filterOf(filter, ctx.settings) }, start, limit, ctx.now());
    return rows.map((row) => userFor(ctx, row));
  },
});

async function afterUser(tx: Transaction, id: string): Promise<PageStart> {
  const [found] = await select<{ created_at: Date }>(tx, Prisma.sql`SELECT created_at FROM users WHERE id = ${id}`);
  if (!found) throw apiError("form_param_value_invalid", { param_name: "starting_after" });
  return { after: { id, value: found.created_at } };
}
