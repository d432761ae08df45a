import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { assertMayLose } from "@/lib/resources/users/lose";
import type { DeletedJson } from "@/lib/resources/users/serializer";
import { lockUser } from "@/lib/resources/users/store";

/**
 * Take a connected account off an account, by its own id or by that of its identification.
 *
 * @throws last_required_identification_deletion_failed 400: nobody could sign in any more
 * @throws session_reverification_required 403
 * @throws resource_not_found 404: the user has no such connected account
 * @see Clerk Backend API, DELETE /v1/users/{id}/external_accounts/{id}
 */
export const deleteExternalAccount = operation({
  name: "external_account.delete",
  input: z.strictObject({ user_id: z.string(), external_account_id: z.string() }),
  allow(ctx, input) {
    requireSelf(ctx.actor, input.user_id);
    requireFreshFactor(ctx);
  },
  async run(ctx, { user_id: userId, external_account_id: wanted }): Promise<DeletedJson> {
    const { tx } = ctx;
    await lockUser(tx, userId);
    const row = await tx.externalAccount.findFirst({ where: { userId, OR: [{ id: wanted }, { identificationId: wanted }] }, select: { id: true, claim: true, verificationId: true } });
    if (!row) throw apiError("resource_not_found");
    await assertMayLose(ctx, userId, row.claim);
    await tx.externalAccount.delete({ where: { id: row.id } });
    if (row.verificationId) await tx.verification.deleteMany({ where: { id: row.verificationId } });
    await tx.user.update({ where: { id: userId }, data: { updatedAt: ctx.now() } });
    await ctx.emit("user.updated", { userId, data: { changed: ["external_accounts"], external_account_id: row.id } });
    return { object: "external_account", id: row.id, deleted: true };
  },
});
