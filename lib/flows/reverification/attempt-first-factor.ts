import { z } from "zod";
import { apiError } from "@/lib/errors";
import { assertUsable, countFailure } from "@/lib/flows/sign-in/lockout";
import { checkPassword } from "@/lib/flows/sign-in/password";
import { operation, refuse, type OperationContext } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import { attemptCode } from "@/lib/strategies/challenge";
import type { Outcome } from "@/lib/strategies/strategy";
import { load, loadWaiting, viewOf, type LoadedReverification } from "./store";

/**
 * Confirm with a password or a code that it is the signed-in person. The session counts as fresh from then on.
 *
 * @throws form_password_incorrect, form_code_incorrect 422: counted
 * @throws verification_expired, verification_failed 400
 * @throws user_locked 403
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/verify/attempt_first_factor
 */
export const attemptReverification = operation({
  name: "reverification.attempt_first_factor",
  input: z.strictObject({
    reverification_id: z.string(),
    strategy: z.enum(["password", "email_code", "phone_code"]),
    code: z.string().min(1).max(1024).optional(),
    password: z.string().min(1).max(4096).optional(),
  }),
  allow: (ctx) => void requireUser(ctx),
  async gather(ctx, input) {
    const { userId } = requireUser(ctx);
    await consume("reverification_attempt_user", userId, ctx.settings);
    if (input.strategy !== "password") return null;
    if (input.password === undefined) throw apiError("form_param_missing", { param_name: "password" });
    const { user } = await loadWaiting(ctx, input.reverification_id);
    return checkPassword(ctx, user, userId, input.password);
  },
  async run(ctx, input, check) {
    const loaded = await loadWaiting(ctx, input.reverification_id);
    assertUsable(loaded.user, ctx.now());
    if (input.strategy !== "password" && input.code === undefined) throw apiError("form_param_missing", { param_name: "code" });
    const outcome: Outcome = check
      ? check.right && check.digest === loaded.user.passwordDigest
        ? { ok: true }
        : { ok: false, error: apiError("form_password_incorrect", { param_name: "password" }) }
      : await attemptCode(ctx, loaded.firstFactor?.strategy === input.strategy ? loaded.firstFactor : null, input.code ?? "");
    if (outcome.ok) return viewOf(ctx, await complete(ctx, loaded));
    if (outcome.error.status === 422) await countFailure(ctx, loaded.user.id, input.strategy);
    return refuse(outcome.error);
  },
});

async function complete(ctx: OperationContext, loaded: LoadedReverification): Promise<LoadedReverification> {
  const now = ctx.now();
  const { sessionId, userId } = requireUser(ctx);
  await ctx.tx.reverification.update({ where: { id: loaded.row.id }, data: { completedAt: now, version: { increment: 1 }, updatedAt: now } });
  await ctx.tx.session.update({ where: { id: sessionId }, data: { firstFactorVerifiedAt: now } });
  await ctx.tx.user.updateMany({ where: { id: userId, failedAttempts: { gt: 0 } }, data: { failedAttempts: 0 } });
  await ctx.emit("session.reverified", { userId, sessionId });
  const after = await load(ctx, { id: loaded.row.id });
  if (!after) throw apiError("resource_not_found");
  return after;
}
