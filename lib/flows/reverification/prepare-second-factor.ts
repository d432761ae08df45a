import { z } from "zod";
import { secondFactorTarget } from "@/lib/flows/sign-in/prepare-second-factor";
import { operation } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { strategyFor } from "@/lib/strategies";
import { limitSending, sendChallenge } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import { change, loadWaiting } from "./store";
import { viewOf } from "./view";

/**
 * Send the code of a second factor with which a signed-in person confirms that it is them.
 *
 * @throws no_second_factors, strategy_for_user_invalid 400
 * @throws verification_code_too_many_requests 429
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/verify/prepare_second_factor
 */
export const prepareReverificationSecondFactor = operation({
  name: "reverification.prepare_second_factor",
  input: z.strictObject({ reverification_id: z.string(), strategy: strategyParameter(["phone_code"], "strategy_for_user_invalid"), phone_number_id: z.string().optional() }),
  allow: (ctx) => void requireUser(ctx),
  async gather(ctx, input) {
    const { user } = await loadWaiting(ctx, input.reverification_id, "needs_second_factor");
    await limitSending(ctx, strategyFor(input.strategy, "second_factor", ctx.settings), secondFactorTarget(user, ctx.settings, input).to);
  },
  async run(ctx, input) {
    const loaded = await loadWaiting(ctx, input.reverification_id, "needs_second_factor");
    const { id, to } = secondFactorTarget(loaded.user, ctx.settings, input);
    const verification = await sendChallenge(
      ctx,
      strategyFor(input.strategy, "second_factor", ctx.settings),
      { to, identificationId: id, userId: loaded.user.id, deliver: true },
      { type: "reverification", id: loaded.row.id, redirectUrl: null },
      loaded.row.secondFactorTargetId === id ? loaded.secondFactor : null,
    );
    return viewOf(ctx, await change(ctx, loaded, { secondFactorVerificationId: verification.id, secondFactorTargetId: id }));
  },
});
