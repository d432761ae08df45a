import { z } from "zod";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { lockUser, readUserFor } from "./store";

/**
 * Open a locked account, whoever or whatever locked it, and forget the wrong attempts. That works as well where the instance
 * locks accounts no more.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403: not an administrator
 * @see Clerk Backend API, POST /v1/users/{id}/unlock
 */
export const unlockAccount = operation({
  name: "user.unlock",
  input: z.strictObject({ user_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { user_id: userId }) {
    await lockUser(ctx.tx, userId);
    await ctx.tx.user.update({ where: { id: userId }, data: { lockedAt: null, lockoutExpiresAt: null, failedAttempts: 0, updatedAt: ctx.now() } });
    await ctx.emit("user.updated", { userId, data: { changed: ["locked"] } });
  },
  answer: (ctx, { user_id }) => readUserFor(ctx, user_id),
});
