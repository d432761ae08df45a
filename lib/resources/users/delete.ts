import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { revokeSessionsOf } from "@/lib/resources/sessions/store";
import { anonymiseEvents, forgetUser } from "./forget";
import { notifyUser } from "./notify";
import type { DeletedJson } from "./serializer";
import { lockUser } from "./store";

/**
 * Delete an account with all that belongs to it. A last message says so. What is left is that an account with this id was
 * made, and deleted: events without address, place, browser or data.
 *
 * @throws user_delete_self_not_enabled 403: the instance, or an administrator for this user, does not allow it
 * @throws session_reverification_required 403
 * @throws resource_not_found 404
 * @see Clerk Frontend API, DELETE /v1/me; Backend API, DELETE /v1/users/{id}
 */
export const deleteUser = operation({
  name: "user.delete",
  input: z.strictObject({ user_id: z.string() }),
  allow(ctx, input) {
    requireSelf(ctx.actor, input.user_id);
    if (ctx.actor.type === "user" && !ctx.settings.actions.delete_self) throw apiError("user_delete_self_not_enabled");
    requireFreshFactor(ctx);
  },
  async run(ctx, input): Promise<DeletedJson> {
    await lockUser(ctx.tx, input.user_id);
    await shieldAdministrators(ctx, input.user_id);
    const externalId = await assertMayDelete(ctx, input.user_id);
    await notifyUser(ctx, input.user_id, "account_deleted");
    await revokeSessionsOf(ctx.tx, input.user_id, null, "removed", ctx.now());
    await forgetUser(ctx.tx, input.user_id);
    await ctx.tx.user.delete({ where: { id: input.user_id } });
    await anonymiseEvents(ctx.tx, input.user_id);
    // Who else deleted the account stays on record.
    await ctx.emit("user.deleted", { userId: input.user_id, told: { external_id: externalId }, isForgotten: ctx.actor.type === "user" });
    const known = externalId !== null && ctx.actor.type !== "user" ? { external_id: externalId } : {};
    return { object: "user", id: input.user_id, deleted: true, ...known };
  },
});

/** @returns by what id the app knows the account */
async function assertMayDelete({ tx, actor }: OperationContext, userId: string): Promise<string | null> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { deleteSelfEnabled: true, externalId: true } });
  if (actor.type === "user" && !user.deleteSelfEnabled) throw apiError("user_delete_self_not_enabled");
  return user.externalId;
}
