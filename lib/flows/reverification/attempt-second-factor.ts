import { z } from "zod";
import { assertUsable, countFailure } from "@/lib/flows/sign-in/lockout";
import { operation, refuse } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import { attemptCode } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import { advance } from "./complete";
import { change, loadWaiting } from "./store";
import { viewOf } from "./view";

/**
 * Confirm with the code of a second factor that it is the signed-in person.
 *
 * @throws form_code_incorrect 422: counted
 * @throws strategy_for_user_invalid, verification_missing, verification_expired, verification_failed 400
 * @throws user_locked 403
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/verify/attempt_second_factor
 */
export const attemptReverificationSecondFactor = operation({
  name: "reverification.attempt_second_factor",
  input: z.strictObject({ reverification_id: z.string(), strategy: strategyParameter(["phone_code"], "strategy_for_user_invalid"), code: z.string().min(1).max(1024) }),
  allow: (ctx) => void requireUser(ctx),
  gather: (ctx) => consume("reverification_attempt_user", requireUser(ctx).userId, ctx.settings),
  async run(ctx, input) {
    const loaded = await loadWaiting(ctx, input.reverification_id, "needs_second_factor");
    const { user, secondFactor } = loaded;
    assertUsable(user, ctx.now());
    const outcome = await attemptCode(ctx, secondFactor?.strategy === input.strategy ? secondFactor : null, input.code);
    if (outcome.ok) return viewOf(ctx, await advance(ctx, await change(ctx, loaded, {})));
    if (outcome.error.status === 422) await countFailure(ctx, user.id, input.strategy);
    return refuse(outcome.error);
  },
});
