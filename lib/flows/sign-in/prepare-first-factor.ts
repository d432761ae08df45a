import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { assertRedirectsPermitted } from "@/lib/redirects/permitted";
import { strategyFor } from "@/lib/strategies";
import { limitSending, sendChallenge } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import { FIRST_FACTOR_NAMES } from "@/lib/strategies/strategy";
import { unusableError } from "./lockout";
import { offeredFactors, type Factor, type FactorUser, type Identified } from "./factors";
import { change, loadFor, type LoadedSignIn } from "./store";
import { unhurried } from "@/lib/flows/unhurried";
import { viewOf } from "./view";

const chosen = z.object({
  strategy: strategyParameter(FIRST_FACTOR_NAMES, "strategy_for_user_invalid"),
  email_address_id: z.string().optional(),
  phone_number_id: z.string().optional(),
  redirect_url: z.string().max(2048).optional(),
});

type Chosen = z.output<typeof chosen>;

const SILENCE = apiError("user_locked");

/**
 * Send the code or link of a first factor, or send it anew.
 *
 * @throws strategy_for_user_invalid           400: not one of the offered factors
 * @throws redirect_url_not_associated_with_instance 422
 * @throws verification_code_too_many_requests 429, with `Retry-After`
 * @see Clerk Frontend API, POST /v1/client/sign_ins/{id}/prepare_first_factor
 */
export const prepareFirstFactor = unhurried(operation({
  name: "sign_in.prepare_first_factor",
  input: chosen.extend({ sign_in_id: z.string() }).strict(),
  allow: () => {},
  async gather(ctx, input) {
    const loaded = await loadFor("prepare_first_factor", ctx, input.sign_in_id);
    await assertRedirectsPermitted(ctx, input);
    await limitSending(ctx, strategyFor(input.strategy, "first_factor", ctx.settings), addressOf(loaded, factorFor(ctx, loaded, input)));
  },
  async run(ctx, input) {
    const loaded = await loadFor("prepare_first_factor", ctx, input.sign_in_id);
    return viewOf(ctx, await sendFirstFactor(ctx, loaded, input));
  },
}));

/** Send the challenge of the chosen factor and note it on the sign-in. */
export async function sendFirstFactor(ctx: OperationContext, loaded: LoadedSignIn, input: Chosen): Promise<LoadedSignIn> {
  const { row, user, firstFactor } = loaded;
  const strategy = strategyFor(input.strategy, "first_factor", ctx.settings);
  if (strategy.channel === null) throw apiError("verification_strategy_invalid", { param_name: "strategy" });
  // Nothing is sent for a locked account; whether that is said depends on whether the instance hides which accounts exist.
  const unusable = user && unusableError(ctx, user, SILENCE);
  if (unusable && unusable !== SILENCE) throw unusable;
  const factor = factorFor(ctx, loaded, input);
  const identificationId = "email_address_id" in factor ? factor.email_address_id : "phone_number_id" in factor ? factor.phone_number_id : null;
  const verification = await sendChallenge(
    ctx,
    strategy,
    { to: addressOf(loaded, factor), identificationId: user && identificationId, userId: user?.id ?? null, deliver: user !== null && unusable === null && !isSecondFactor(user, identificationId) },
    { type: "sign_in", id: row.id, redirectUrl: input.redirect_url ?? null },
    row.firstFactorTargetId === identificationId ? firstFactor : null,
  );
  await ctx.emit("sign_in.code_sent", { userId: user?.id ?? null, data: { strategy: strategy.name } });
  return change(ctx, loaded, { firstFactorVerificationId: verification.id, firstFactorTargetId: identificationId });
}

/** Where the instance hides which accounts exist, a number set aside for the second factor is offered like any other. */
function isSecondFactor(user: FactorUser, identificationId: string | null): boolean {
  return user.phoneNumbers.some((row) => row.id === identificationId && row.reservedForSecondFactor);
}

/** The offered factor that the input names; without an id the one that was typed, else the primary one. */
function factorFor(ctx: Pick<OperationContext, "settings">, { row, user }: LoadedSignIn, input: Chosen): Factor {
  const identified: Identified = { identifier: row.identifier ?? "", type: row.identifierType as Identified["type"] };
  const candidates = offeredFactors(user, identified, ctx.settings).filter((factor) => factor.strategy === input.strategy);
  const wanted = input.email_address_id ?? input.phone_number_id;
  const factor = wanted
    ? candidates.find((one) => ("email_address_id" in one && one.email_address_id === wanted) || ("phone_number_id" in one && one.phone_number_id === wanted))
    : (candidates.find((one) => "safe_identifier" in one && one.safe_identifier === row.identifier) ?? candidates.find((one) => "primary" in one && one.primary) ?? candidates[0]);
  if (!factor) throw apiError("strategy_for_user_invalid", { param_name: "strategy" });
  return factor;
}

function addressOf({ row, user }: LoadedSignIn, factor: Factor): string {
  if ("email_address_id" in factor) return user?.emailAddresses.find((one) => one.id === factor.email_address_id)?.emailAddress ?? row.identifier ?? "";
  if ("phone_number_id" in factor) return user?.phoneNumbers.find((one) => one.id === factor.phone_number_id)?.phoneNumber ?? row.identifier ?? "";
  return row.identifier ?? "";
}
