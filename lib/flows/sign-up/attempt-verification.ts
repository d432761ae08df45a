import { z } from "zod";
import { countSignUp } from "@/lib/metrics";
import { operation, refuse } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { strategyFor } from "@/lib/strategies";
import { attemptCode } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import { advance } from "./complete";
import { VERIFICATION_STRATEGIES } from "./input";
import { loadedFrom, loadOpen } from "./store";
import { viewOf } from "./view";

/**
 * Try the code that proves the address or number of a sign-up. With nothing missing the account is made.
 *
 * @throws form_code_incorrect 422: counted
 * @throws verification_expired, verification_failed, verification_missing 400
 * @see Clerk Frontend API, POST /v1/client/sign_ups/{id}/attempt_verification
 */
export const attemptSignUpVerification = operation({
  name: "sign_up.attempt_verification",
  input: z.strictObject({ sign_up_id: z.string(), strategy: strategyParameter(VERIFICATION_STRATEGIES, "form_param_value_disabled"), code: z.string().min(1).max(1024) }),
  allow: () => {},
  async gather(ctx) {
    await consume("sign_up_attempt_network", ctx.request.ip, ctx.settings);
  },
  async run(ctx, input) {
    const loaded = await loadOpen(ctx, input.sign_up_id);
    const strategy = strategyFor(input.strategy, "verification", ctx.settings);
    const outcome = await attemptCode(ctx, strategy.channel === "email" ? loaded.emailVerification : loaded.phoneVerification, input.code);
    if (!outcome.ok) {
      countSignUp(strategy.name, "failure");
      return refuse(outcome.error);
    }
    return viewOf(ctx, await advance(ctx, await loadedFrom(ctx, ctx.tx, loaded.row)));
  },
});
