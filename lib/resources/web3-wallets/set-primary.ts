import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { lockUser } from "@/lib/resources/users/store";

/**
 * Make a proved wallet the primary one.
 *
 * @throws identification_update_failed 400: it is not proved
 * @throws session_reverification_required 403
 * @throws resource_not_found 404
 * @see Clerk Frontend API, PATCH /v1/me with primary_web3_wallet_id
 */
export const setPrimaryWeb3Wallet = operation({
  name: "web3_wallet.set_primary",
  input: z.strictObject({ web3_wallet_id: z.string() }),
  allow(ctx) {
    if (ctx.actor.type === "anonymous") throw apiError("authentication_invalid");
    requireFreshFactor(ctx);
  },
  async run({ tx, actor, now, emit }, input) {
    const find = () => tx.web3Wallet.findUnique({ where: { id: input.web3_wallet_id }, select: { id: true, userId: true, claim: true } });
    const before = await find();
    if (!before) throw apiError("resource_not_found");
    requireSelf(actor, before.userId);
    await lockUser(tx, before.userId);
    const wallet = await find();
    if (!wallet) throw apiError("resource_not_found");
    if (wallet.claim === null) throw apiError("identification_update_failed", { param_name: "primary_web3_wallet_id" });
    await tx.user.update({ where: { id: wallet.userId }, data: { primaryWeb3WalletId: wallet.id, updatedAt: now() } });
    await emit("user.updated", { userId: wallet.userId, data: { changed: ["primary_web3_wallet_id"] } });
    return { id: wallet.id };
  },
});
