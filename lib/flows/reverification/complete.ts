import { insertVerified } from "@/lib/resources/verifications/store";
import type { OperationContext } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { change, type LoadedReverification } from "./store";

/** Note that the password was right. What was sent before, for another way, is not needed any more. */
export async function notePassword(ctx: OperationContext, loaded: LoadedReverification): Promise<LoadedReverification> {
  const { id } = await insertVerified(ctx.tx, "password", ctx.now(), ctx.client.id);
  return change(ctx, loaded, { firstFactorVerificationId: id, firstFactorTargetId: null });
}

/**
 * Go as far as the facts allow: with everything proved that was asked for, the factors of the session count as proved when
 * they were; else it waits for the rest.
 */
export async function advance(ctx: OperationContext, loaded: LoadedReverification): Promise<LoadedReverification> {
  if (loaded.status !== "complete" || loaded.row.completedAt !== null) return loaded;
  const now = ctx.now();
  const { sessionId, userId } = requireUser(ctx);
  await ctx.tx.session.update({
    where: { id: sessionId },
    data: { firstFactorVerifiedAt: loaded.firstFactor?.verifiedAt ?? undefined, secondFactorVerifiedAt: loaded.secondFactor?.verifiedAt ?? undefined },
  });
  await ctx.tx.user.updateMany({ where: { id: userId, failedAttempts: { gt: 0 } }, data: { failedAttempts: 0 } });
  await ctx.emit("session.reverified", { userId, sessionId, data: { level: loaded.level } });
  return change(ctx, loaded, { completedAt: now });
}
