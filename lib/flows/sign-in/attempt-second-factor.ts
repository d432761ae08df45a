import { z } from "zod";
import { apiError } from "@/lib/errors";
import { countSignIn } from "@/lib/metrics";
import { operation, refuse } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { takeTurn } from "@/lib/resources/clients/store";
import { strategyFor } from "@/lib/strategies";
import { attemptCode } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import { advance } from "./complete";
import { assertUsable, countFailure } from "./lockout";
import { change, loadFor } from "./store";
import { viewOf } from "./view";

/**
 * Try the code of a second factor. With it the person is signed in, or goes on to a new password.
 *
 * @throws form_code_incorrect 422: counted, the sign-in stays
 * @throws strategy_for_user_invalid, verification_missing, verification_expired, verification_failed 400
 * @throws user_locked, user_banned 403
 * @throws too_many_requests 429
 * @see Clerk Frontend API, POST /v1/client/sign_ins/{id}/attempt_second_factor
 */
export const attemptSecondFactor = operation({
  name: "sign_in.attempt_second_factor",
  input: z.strictObject({ sign_in_id: z.string(), strategy: strategyParameter(["phone_code"], "strategy_for_user_invalid"), code: z.string().min(1).max(1024) }),
  allow: () => {},
  async gather(ctx, input) {
    await loadFor("attempt_second_factor", ctx, input.sign_in_id);
    await consume("sign_in_attempt_network", ctx.request.ip, ctx.settings);
  },
  async run(ctx, input) {
    await takeTurn(ctx);
    const loaded = await loadFor("attempt_second_factor", ctx, input.sign_in_id);
    const { user, secondFactor } = loaded;
    if (!user) throw apiError("client_state_invalid");
    assertUsable(user, ctx.now());
    const { name } = strategyFor(input.strategy, "second_factor", ctx.settings);
    const outcome = await attemptCode(ctx, secondFactor?.strategy === name ? secondFactor : null, input.code);
    if (outcome.ok) return viewOf(ctx, await advance(ctx, await change(ctx, loaded, {})));
    if (outcome.error.has("form_code_incorrect")) await countFailure(ctx, user.id, name);
    countSignIn(name, "failure");
    return refuse(outcome.error);
  },
});
