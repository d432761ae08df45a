import { z } from "zod";
import { update } from "@/lib/db/writes";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { abandonSignIns } from "@/lib/resources/sessions/store";
import { endOtherSessions } from "./change-password";
import { lockUser, readUserFor } from "./store";

/**
 * Say that somebody else may know a password: whoever signs in with it must set a new one before anything else. Sign-ins
 * that are under way begin anew.
 *
 * @throws no_password_set 400
 * @throws resource_not_found 404
 * @see Clerk Backend API, POST /v1/users/{user_id}/password/set_compromised
 */
export const setPasswordCompromised = operation({
  name: "user.set_password_compromised",
  input: z.strictObject({ user_id: z.string(), revoke_all_sessions: z.boolean().nullish() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { user_id, revoke_all_sessions }) {
    await lockUser(ctx.tx, user_id);
    const { passwordDigest } = await ctx.tx.user.findUniqueOrThrow({ where: { id: user_id }, select: { passwordDigest: true } });
    if (passwordDigest === null) throw apiError("no_password_set");
    await abandonSignIns(ctx.tx, user_id, null, ctx.now());
    await requireReset(ctx, user_id, ctx.now());
    if (revoke_all_sessions) await endOtherSessions(ctx, user_id);
  },
  answer: (ctx, { user_id }) => readUserFor(ctx, user_id),
});

/**
 * Take that back.
 *
 * @throws resource_not_found 404
 * @see Clerk Backend API, POST /v1/users/{user_id}/password/unset_compromised
 */
export const unsetPasswordCompromised = operation({
  name: "user.unset_password_compromised",
  input: z.strictObject({ user_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { user_id }) {
    await lockUser(ctx.tx, user_id);
    await requireReset(ctx, user_id, null);
  },
  answer: (ctx, { user_id }) => readUserFor(ctx, user_id),
});

async function requireReset(ctx: OperationContext, userId: string, since: Date | null): Promise<void> {
  ctx.later(update("users", userId, { passwordResetRequiredAt: since, updatedAt: ctx.now() }));
  await ctx.emit("user.updated", { userId, data: { changed: ["requires_password_reset"] } });
}
