import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { after, MINUTE } from "@/lib/time";
import { lockUser, readUserFor } from "./store";

/**
 * Lock an account, as too many wrong attempts do: nobody signs in to it until the time that the instance sets has passed, or
 * somebody unlocks it. Sessions go on.
 *
 * @throws authorization_invalid 403: the instance locks no accounts; not an administrator
 * @throws resource_not_found 404
 * @see Clerk Backend API, POST /v1/users/{id}/lock
 */
export const lockAccount = operation({
  name: "user.lock",
  input: z.strictObject({ user_id: z.string() }),
  allow(ctx) {
    requireAdministrator(ctx.actor);
    if (!ctx.settings.attack_protection.user_lockout.enabled) throw apiError("authorization_invalid");
  },
  async run(ctx, { user_id: userId }) {
    const now = ctx.now();
    const until = after(now, ctx.settings.attack_protection.user_lockout.duration_in_minutes * MINUTE);
    await lockUser(ctx.tx, userId);
    await shieldAdministrators(ctx, userId);
    await ctx.tx.user.update({ where: { id: userId }, data: { lockoutExpiresAt: until, updatedAt: now } });
    await ctx.emit("user.updated", { userId, data: { changed: ["locked"], until: until.toISOString() } });
  },
  answer: (ctx, { user_id }) => readUserFor(ctx, user_id),
});
