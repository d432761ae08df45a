import { z } from "zod";
import { apiError } from "@/lib/errors";
import { countFailure } from "@/lib/flows/sign-in/lockout";
import { checkPassword } from "@/lib/flows/sign-in/password";
import { operation, refuse } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import { assertUsable } from "@/lib/resources/sessions/usable";
import { attemptCode } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import type { Outcome } from "@/lib/strategies/strategy";
import { advance, notePassword } from "./complete";
import { change, loadWaiting } from "./store";
import { viewOf } from "./view";

/**
 * Confirm with a password or a code that it is the signed-in person. With everything proved that was asked for, the session
 * counts as fresh from then on.
 *
 * @throws form_password_incorrect, form_code_incorrect 422: counted
 * @throws strategy_for_user_invalid, verification_missing, verification_expired, verification_failed 400
 * @throws user_locked 403
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/verify/attempt_first_factor
 */
export const attemptReverification = operation({
  name: "reverification.attempt_first_factor",
  input: z.strictObject({
    reverification_id: z.string(),
    strategy: strategyParameter(["password", "email_code", "phone_code"], "strategy_for_user_invalid"),
    code: z.string().min(1).max(1024).optional(),
    password: z.string().min(1).max(4096).optional(),
  }),
  allow: (ctx) => void requireUser(ctx),
  async gather(ctx, input) {
    const { userId } = requireUser(ctx);
    const given = input.strategy === "password" ? "password" : "code";
    if (input[given] === undefined) throw apiError("form_param_missing", { param_name: given });
    await consume("reverification_attempt_user", userId, ctx.settings);
    if (input.password === undefined || given !== "password") return null;
    const { user } = await loadWaiting(ctx, input.reverification_id);
    return checkPassword(ctx, user, userId, input.password);
  },
  async run(ctx, input, check) {
    const loaded = await loadWaiting(ctx, input.reverification_id);
    const { user, firstFactor } = loaded;
    assertUsable(user, ctx.now());
    const outcome: Outcome = check
      ? check.right && check.digest === user.passwordDigest
        ? { ok: true }
        : { ok: false, error: apiError("form_password_incorrect", { param_name: "password" }) }
      : await attemptCode(ctx, firstFactor?.strategy === input.strategy ? firstFactor : null, input.code ?? "");
    if (outcome.ok) return viewOf(ctx, await advance(ctx, check ? await notePassword(ctx, loaded) : await change(ctx, loaded, {})));
    if (outcome.error.status === 422) await countFailure(ctx, user.id, input.strategy);
    return refuse(outcome.error);
  },
});
