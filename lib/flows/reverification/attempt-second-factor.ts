import { z } from "zod";
import { checkSecondFactor, proveSecondFactor, secondFactorInput } from "@/lib/flows/second-factor/attempt";
import { operation, refuse } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import { assertUsable } from "@/lib/resources/sessions/usable";
import { advance } from "./complete";
import { change, loadWaiting } from "./store";
import { viewOf } from "./view";

/**
 * Confirm with a second factor that it is the signed-in person: with a code of the authenticator app, with the one that was
 * texted, or with a backup code.
 *
 * @throws form_code_incorrect 422: counted
 * @throws strategy_for_user_invalid, verification_missing, verification_expired, verification_failed 400
 * @throws user_locked 403
 * @throws too_many_requests 429
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/verify/attempt_second_factor
 */
export const attemptReverificationSecondFactor = operation({
  name: "reverification.attempt_second_factor",
  input: secondFactorInput.extend({ reverification_id: z.string() }),
  allow: (ctx) => void requireUser(ctx),
  async gather(ctx, input) {
    await consume("reverification_attempt_user", requireUser(ctx).userId, ctx.settings);
    const { user } = await loadWaiting(ctx, input.reverification_id, "needs_second_factor");
    return checkSecondFactor(ctx, user, input);
  },
  async run(ctx, input, check) {
    const loaded = await loadWaiting(ctx, input.reverification_id, "needs_second_factor");
    const { user, secondFactor } = loaded;
    assertUsable(user, ctx.now());
    const outcome = await proveSecondFactor(ctx, user.id, input, check, secondFactor);
    return outcome.ok ? viewOf(ctx, await advance(ctx, await change(ctx, loaded, outcome.proved))) : refuse(outcome.error);
  },
});
