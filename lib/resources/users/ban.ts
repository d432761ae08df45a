import { z } from "zod";
import { operation, type OperationContext } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { endOtherSessions } from "./change-password";
import { bulkInput, readUsersFor } from "./several";
import { lockUser, readUserFor } from "./store";

/**
 * Ban a user: all their sessions end, and are refused at their next request; nobody signs in to the account any more. Who is
 * banned already stays so.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403: not an administrator
 * @see Clerk Backend API, POST /v1/users/{id}/ban
 */
export const banUser = operation({
  name: "user.ban",
  input: z.strictObject({ user_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  run: (ctx, { user_id }) => ban(ctx, user_id),
  answer: (ctx, { user_id }) => readUserFor(ctx, user_id),
});

/**
 * Ban several users, or nobody when one of them does not exist.
 *
 * @throws resource_not_found 404
 * @throws form_param_nil, form_param_array_size_exceeded 422: `user_ids`
 * @see Clerk Backend API, POST /v1/users/ban
 */
export const banUsers = operation({
  name: "user.ban_several",
  input: bulkInput,
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { user_ids }) {
    // In one order, so that two who hold several rows do not wait for each other.
    for (const userId of [...new Set(user_ids)].sort()) await ban(ctx, userId);
  },
  answer: (ctx, { user_ids }) => readUsersFor(ctx, user_ids),
});

async function ban(ctx: OperationContext, userId: string): Promise<void> {
  await lockUser(ctx.tx, userId);
  await shieldAdministrators(ctx, userId);
  const { count } = await ctx.tx.user.updateMany({ where: { id: userId, bannedAt: null }, data: { bannedAt: ctx.now(), updatedAt: ctx.now() } });
  await endOtherSessions(ctx, userId);
  if (count > 0) await ctx.emit("user.updated", { userId, data: { changed: ["banned"], banned: true } });
}
