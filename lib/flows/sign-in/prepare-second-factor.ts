import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { assertUsable } from "@/lib/resources/sessions/usable";
import type { Settings } from "@/lib/settings/schema";
import { strategyFor } from "@/lib/strategies";
import { limitSending, sendChallenge } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import { secondFactors, type FactorUser } from "./factors";
import { change, loadFor } from "./store";
import { viewOf } from "./view";

type Chosen = { strategy: "phone_code"; phone_number_id?: string };

/**
 * Send the code of a second factor, or send it anew.
 *
 * @throws no_second_factors                   400
 * @throws strategy_for_user_invalid           400: not one of the person's second factors
 * @throws verification_code_too_many_requests 429, with `Retry-After`
 * @see Clerk Frontend API, POST /v1/client/sign_ins/{id}/prepare_second_factor
 */
export const prepareSecondFactor = operation({
  name: "sign_in.prepare_second_factor",
  input: z.strictObject({ sign_in_id: z.string(), strategy: strategyParameter(["phone_code"], "strategy_for_user_invalid"), phone_number_id: z.string().optional() }),
  allow: () => {},
  async gather(ctx, input) {
    const { user } = await loadFor("prepare_second_factor", ctx, input.sign_in_id);
    await limitSending(ctx, strategyFor(input.strategy, "second_factor", ctx.settings), secondFactorTarget(user, ctx.settings, input).to);
  },
  async run(ctx, input) {
    const loaded = await loadFor("prepare_second_factor", ctx, input.sign_in_id);
    const { user, row, secondFactor } = loaded;
    if (user) assertUsable(user, ctx.now());
    const { id, to } = secondFactorTarget(user, ctx.settings, input);
    const verification = await sendChallenge(
      ctx,
      strategyFor(input.strategy, "second_factor", ctx.settings),
      { to, identificationId: id, userId: user?.id ?? null, deliver: true },
      { type: "sign_in", id: row.id, redirectUrl: null },
      row.secondFactorTargetId === id ? secondFactor : null,
    );
    await ctx.emit("sign_in.code_sent", { userId: user?.id ?? null, data: { strategy: input.strategy } });
    return viewOf(ctx, await change(ctx, loaded, { secondFactorVerificationId: verification.id, secondFactorTargetId: id }));
  },
});

/** The number that the input names; without an id the person's default one. */
export function secondFactorTarget(user: FactorUser | null, settings: Settings, { strategy, phone_number_id }: Chosen): { id: string; to: string } {
  const factors = user ? secondFactors(user, settings).filter((factor) => factor.strategy === strategy) : [];
  if (factors.length === 0) throw apiError("no_second_factors");
  const ids = factors.flatMap((factor) => ("phone_number_id" in factor ? [factor] : []));
  const chosen = phone_number_id === undefined ? (ids.find((factor) => factor.default) ?? ids[0]) : ids.find((factor) => factor.phone_number_id === phone_number_id);
  const number = user?.phoneNumbers.find((one) => one.id === chosen?.phone_number_id);
  if (!number) throw apiError("strategy_for_user_invalid", { param_name: "strategy" });
  return { id: number.id, to: number.phoneNumber };
}
