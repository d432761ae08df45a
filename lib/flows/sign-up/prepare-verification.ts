import { z } from "zod";
import type { Context } from "@/lib/context";
import { apiError } from "@/lib/errors";
import { unhurried } from "@/lib/flows/unhurried";
import { operation, type OperationContext } from "@/lib/operation";
import { assertRedirectsPermitted } from "@/lib/redirects/permitted";
import { strategyFor } from "@/lib/strategies";
import { limitSending, sendChallenge } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import type { StrategyName } from "@/lib/strategies/strategy";
import { findTaken } from "./claims";
import { VERIFICATION_STRATEGIES } from "./input";
import { change, loadOpen, type LoadedSignUp } from "./store";
import { viewOf } from "./view";

/**
 * Send the code or link that proves the address or number of a sign-up, or send it anew.
 *
 * @throws form_param_missing, redirect_url_not_associated_with_instance 422
 * @throws verification_already_verified 400
 * @throws verification_code_too_many_requests 429, with `Retry-After`
 * @see Clerk Frontend API, POST /v1/client/sign_ups/{id}/prepare_verification
 */
export const prepareSignUpVerification = unhurried(operation({
  name: "sign_up.prepare_verification",
  input: z.strictObject({ sign_up_id: z.string(), strategy: strategyParameter(VERIFICATION_STRATEGIES, "form_param_value_disabled"), redirect_url: z.string().max(2048).optional() }),
  allow: () => {},
  async gather(ctx, input) {
    const { row } = await loadOpen(ctx, input.sign_up_id);
    await assertRedirectsPermitted(ctx, input);
    await limitVerification(ctx, input.strategy, row.emailAddress, row.phoneNumber);
  },
  async run(ctx, input) {
    return viewOf(ctx, await sendVerification(ctx, await loadOpen(ctx, input.sign_up_id), input.strategy, input.redirect_url));
  },
}));

/** Count the sending against the limits: before the transaction. */
export async function limitVerification(ctx: Context, name: StrategyName, emailAddress: string | null, phoneNumber: string | null): Promise<void> {
  const strategy = strategyFor(name, "verification", ctx.settings);
  const to = strategy.channel === "email" ? emailAddress : phoneNumber;
  if (to) await limitSending(ctx, strategy, to);
}

/** Send the challenge and note it on the sign-up. To somebody's address who is here already, nothing is sent. */
export async function sendVerification(ctx: OperationContext, loaded: LoadedSignUp, name: StrategyName, redirectUrl?: string): Promise<LoadedSignUp> {
  const { row, emailVerification, phoneVerification } = loaded;
  const strategy = strategyFor(name, "verification", ctx.settings);
  const email = strategy.channel === "email";
  const to = email ? row.emailAddress : row.phoneNumber;
  const current = email ? emailVerification : phoneVerification;
  if (!to) throw apiError("form_param_missing", { param_name: email ? "email_address" : "phone_number" });
  if (current?.verifiedAt) throw apiError("verification_already_verified");
  const taken = await findTaken(ctx, email ? { emailAddress: to } : { phoneNumber: to });
  const verification = await sendChallenge(
    ctx,
    strategy,
    { to, identificationId: null, userId: null, deliver: !taken.email_address && !taken.phone_number },
    { type: "sign_up", id: row.id, redirectUrl: redirectUrl ?? null },
    current,
  );
  return change(ctx, loaded, email ? { emailAddressVerificationId: verification.id } : { phoneNumberVerificationId: verification.id });
}
