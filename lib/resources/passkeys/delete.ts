import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { assertMayLose } from "@/lib/resources/users/lose";
import type { DeletedJson } from "@/lib/resources/users/serializer";
import { lockUser } from "@/lib/resources/users/store";

/**
 * Take a passkey off an account.
 *
 * @throws last_required_identification_deletion_failed 400: nobody could sign in any more
 * @throws session_reverification_required 403
 * @throws resource_not_found 404: the user has no such passkey
 * @see Clerk Backend API, DELETE /v1/users/{id}/passkeys/{id}
 */
export const deletePasskey = operation({
  name: "passkey.delete",
  input: z.strictObject({ user_id: z.string(), passkey_id: z.string() }),
  allow(ctx, input) {
    requireSelf(ctx.actor, input.user_id);
    requireFreshFactor(ctx);
  },
  async run(ctx, { user_id: userId, passkey_id: id }): Promise<DeletedJson> {
    const { tx } = ctx;
    await lockUser(tx, userId);
    const row = await tx.passkey.findFirst({ where: { id, userId }, select: { credentialId: true, verificationId: true } });
    if (!row) throw apiError("resource_not_found");
    await assertMayLose(ctx, userId, row.credentialId);
    await tx.passkey.delete({ where: { id } });
    if (row.verificationId) await tx.verification.deleteMany({ where: { id: row.verificationId } });
    await tx.user.update({ where: { id: userId }, data: { updatedAt: ctx.now() } });
    await ctx.emit("user.updated", { userId, data: { changed: ["passkeys"], passkey_id: id } });
    return { object: "passkey", id, deleted: true };
  },
});
