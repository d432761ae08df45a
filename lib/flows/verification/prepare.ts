import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { assertRedirectsPermitted } from "@/lib/redirects/permitted";
import { serializeVerification } from "@/lib/resources/verifications/serializer";
import { strategyFor } from "@/lib/strategies";
import { limitSending, sendChallenge } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import { identificationOf } from "./target";

/**
 * Send the code, and where the instance has links the link, that proves an address or number of one's own.
 *
 * @throws resource_not_found 404
 * @throws verification_already_verified, verification_strategy_invalid 400
 * @throws redirect_url_not_associated_with_instance 422
 * @throws verification_code_too_many_requests 429, with `Retry-After`
 * @see Clerk Frontend API, POST /v1/me/email_addresses/{id}/prepare_verification
 */
export const prepareVerification = operation({
  name: "verification.prepare",
  input: z.strictObject({
    email_address_id: z.string().optional(),
    phone_number_id: z.string().optional(),
    strategy: strategyParameter(["email_code", "email_link", "phone_code"], "verification_strategy_invalid"),
    redirect_url: z.string().max(2048).optional(),
  }),
  allow: (ctx) => void requireUser(ctx),
  async gather(ctx, input) {
    const { to } = await identificationOf(ctx, input);
    await assertRedirectsPermitted(ctx, input);
    await limitSending(ctx, strategyFor(input.strategy, "verification", ctx.settings), to);
  },
  async run(ctx, input) {
    const strategy = strategyFor(input.strategy, "verification", ctx.settings);
    const target = await identificationOf(ctx, input);
    if ((strategy.channel === "email") !== (target.kind === "email_address")) throw apiError("verification_strategy_invalid", { param_name: "strategy" });
    const verification = await sendChallenge(
      ctx,
      strategy,
      { to: target.to, identificationId: target.id, userId: target.userId, deliver: true },
      { type: target.kind, id: target.id, redirectUrl: input.redirect_url ?? null },
      target.verification,
    );
    const data = { verificationId: verification.id };
    if (target.kind === "email_address") await ctx.tx.emailAddress.update({ where: { id: target.id }, data });
    else await ctx.tx.phoneNumber.update({ where: { id: target.id }, data });
    return serializeVerification(verification, ctx.now());
  },
});
