import { z } from "zod";
import { operation, type OperationContext } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { bulkInput, readUsersFor } from "./several";
import { lockUser, readUserFor } from "./store";

/**
 * Let a banned user in again. Their sessions have ended: they sign in anew.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403: not an administrator
 * @see Clerk Backend API, POST /v1/users/{id}/unban
 */
export const unbanUser = operation({
  name: "user.unban",
  input: z.strictObject({ user_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  run: (ctx, { user_id }) => unban(ctx, user_id),
  answer: (ctx, { user_id }) => readUserFor(ctx, user_id),
});

/**
 * Let several users in again, or nobody when one of them does not exist.
 *
 * @throws resource_not_found 404
 * @throws form_param_nil, form_param_array_size_exceeded 422: `user_ids`
 * @see Clerk Backend API, POST /v1/users/unban
 */
export const unbanUsers = operation({
  name: "user.unban_several",
  input: bulkInput,
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { user_ids }) {
    for (const userId of [...new Set(user_ids)].sort()) await unban(ctx, userId);
  },
  answer: (ctx, { user_ids }) => readUsersFor(ctx, user_ids),
});

async function unban(ctx: OperationContext, userId: string): Promise<void> {
  await lockUser(ctx.tx, userId);
  const { count } = await ctx.tx.user.updateMany({ where: { id: userId, bannedAt: { not: null } }, data: { bannedAt: null, updatedAt: ctx.now() } });
  if (count > 0) await ctx.emit("user.updated", { userId, data: { changed: ["banned"], banned: false } });
}
