import { z } from "zod";
import type { Context } from "@/lib/context";
import { apiError } from "@/lib/errors";
import type { Factor } from "@/lib/flows/sign-in/factors";
import { operation } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { strategyFor } from "@/lib/strategies";
import { limitSending, sendChallenge } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import { change, loadWaiting, type LoadedReverification } from "./store";
import { factorsOf, viewOf } from "./view";

type SentFactor = Extract<Factor, { safe_identifier: string }>;
type Chosen = { strategy: "email_code" | "phone_code"; email_address_id?: string; phone_number_id?: string };

/**
 * Send the code with which a signed-in person confirms that it is them.
 *
 * @throws strategy_for_user_invalid 400
 * @throws verification_code_too_many_requests 429
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/verify/prepare_first_factor
 */
export const prepareReverification = operation({
  name: "reverification.prepare_first_factor",
  input: z.strictObject({
    reverification_id: z.string(),
    strategy: strategyParameter(["email_code", "phone_code"], "strategy_for_user_invalid"),
    email_address_id: z.string().optional(),
    phone_number_id: z.string().optional(),
  }),
  allow: (ctx) => void requireUser(ctx),
  async gather(ctx, input) {
    const { to } = targetOf(ctx, await loadWaiting(ctx, input.reverification_id), input);
    await limitSending(ctx, strategyFor(input.strategy, "first_factor", ctx.settings), to);
  },
  async run(ctx, input) {
    const loaded = await loadWaiting(ctx, input.reverification_id);
    const { id, to } = targetOf(ctx, loaded, input);
    const verification = await sendChallenge(
      ctx,
      strategyFor(input.strategy, "first_factor", ctx.settings),
      { to, identificationId: id, userId: loaded.user.id, deliver: true },
      { type: "reverification", id: loaded.row.id, redirectUrl: null },
      loaded.row.firstFactorTargetId === id ? loaded.firstFactor : null,
    );
    return viewOf(ctx, await change(ctx, loaded, { firstFactorVerificationId: verification.id, firstFactorTargetId: id }));
  },
});

function targetOf(ctx: Context, loaded: LoadedReverification, input: Chosen): { id: string; to: string } {
  const factors = factorsOf(ctx, loaded).filter((factor): factor is SentFactor => factor.strategy === input.strategy);
  const wanted = input.email_address_id ?? input.phone_number_id;
  const chosen = factors.find((factor) => idOf(factor) === wanted) ?? (wanted ? undefined : (factors.find((factor) => factor.primary) ?? factors[0]));
  if (!chosen) throw apiError("strategy_for_user_invalid", { param_name: "strategy" });
  const id = idOf(chosen);
  const to = loaded.user.emailAddresses.find((row) => row.id === id)?.emailAddress ?? loaded.user.phoneNumbers.find((row) => row.id === id)?.phoneNumber;
  if (!to) throw apiError("strategy_for_user_invalid", { param_name: "strategy" });
  return { id, to };
}

function idOf(factor: SentFactor): string {
  return "email_address_id" in factor ? factor.email_address_id : factor.phone_number_id;
}
