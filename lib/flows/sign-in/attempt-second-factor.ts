import { z } from "zod";
import { apiError } from "@/lib/errors";
import { checkSecondFactor, proveSecondFactor, secondFactorInput } from "@/lib/flows/second-factor/attempt";
import { countSignIn } from "@/lib/metrics";
import { operation, refuse } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { takeTurn } from "@/lib/resources/clients/store";
import { assertUsable } from "@/lib/resources/sessions/usable";
import { advance } from "./complete";
import { change, loadFor } from "./store";
import { viewOf } from "./view";

/**
 * Try a second factor: a code of the authenticator app, the one that was texted, or a backup code. With it the person is
 * signed in, or goes on to a new password.
 *
 * @throws form_code_incorrect 422: counted, the sign-in stays
 * @throws strategy_for_user_invalid, verification_missing, verification_expired, verification_failed 400
 * @throws user_locked, user_banned 403
 * @throws too_many_requests 429
 * @see Clerk Frontend API, POST /v1/client/sign_ins/{id}/attempt_second_factor
 */
export const attemptSecondFactor = operation({
  name: "sign_in.attempt_second_factor",
  input: secondFactorInput.extend({ sign_in_id: z.string() }),
  allow: () => {},
  async gather(ctx, input) {
    const { user } = await loadFor("attempt_second_factor", ctx, input.sign_in_id);
    await consume("sign_in_attempt_network", ctx.request.ip, ctx.settings);
    return checkSecondFactor(ctx, user, input);
  },
  async run(ctx, input, check) {
    await takeTurn(ctx);
    const loaded = await loadFor("attempt_second_factor", ctx, input.sign_in_id);
    const { user, secondFactor } = loaded;
    if (!user) throw apiError("client_state_invalid");
    assertUsable(user, ctx.now());
    const outcome = await proveSecondFactor(ctx, user.id, input, check, secondFactor);
    if (outcome.ok) return viewOf(ctx, await advance(ctx, await change(ctx, loaded, outcome.proved)));
    countSignIn(input.strategy, "failure");
    return refuse(outcome.error);
  },
});
