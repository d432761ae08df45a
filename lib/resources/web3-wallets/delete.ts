import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { assertMayLose } from "@/lib/resources/users/lose";
import type { DeletedJson } from "@/lib/resources/users/serializer";
import { lockUser } from "@/lib/resources/users/store";

/**
 * Take a wallet off an account. When it was the primary one, the oldest proved of the others takes its place.
 *
 * @throws last_required_identification_deletion_failed 400: nobody could sign in any more
 * @throws session_reverification_required 403
 * @throws resource_not_found 404: the user has no such wallet
 * @see Clerk Backend API, DELETE /v1/users/{id}/web3_wallets/{id}
 */
export const deleteWeb3Wallet = operation({
  name: "web3_wallet.delete",
  input: z.strictObject({ user_id: z.string(), web3_wallet_id: z.string() }),
  allow(ctx, input) {
    requireSelf(ctx.actor, input.user_id);
    requireFreshFactor(ctx);
  },
  async run(ctx, { user_id: userId, web3_wallet_id: id }): Promise<DeletedJson> {
    const { tx } = ctx;
    await lockUser(tx, userId);
    const row = await tx.web3Wallet.findFirst({ where: { id, userId } });
    if (!row) throw apiError("resource_not_found");
    await assertMayLose(ctx, userId, row.claim);
    await tx.web3Wallet.delete({ where: { id } });
    if (row.verificationId) await tx.verification.deleteMany({ where: { id: row.verificationId } });
    const { primaryWeb3WalletId } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { primaryWeb3WalletId: true } });
    const next = primaryWeb3WalletId === null ? await tx.web3Wallet.findFirst({ where: { userId, claim: { not: null } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }) : null;
    await tx.user.update({ where: { id: userId }, data: { ...(next ? { primaryWeb3WalletId: next.id } : {}), updatedAt: ctx.now() } });
    await ctx.emit("user.updated", { userId, data: { changed: ["web3_wallets"], web3_wallet_id: id } });
    return { object: "web3_wallet", id, deleted: true };
  },
});
