import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { limitSending, sendChallenge } from "@/lib/strategies/challenge";
import { serializeServerVerification, SUBJECT_TYPE, targetInput, targetOf } from "./by-server";

/**
 * Send a code to an address or number, proved or not, so that a server can make sure that a person it talks to reads it. Each
 * code is a verification of its own.
 *
 * @throws form_param_value_disabled 400: the instance sends no codes there
 * @throws verification_code_too_many_requests 429, with `Retry-After`
 * @throws authorization_invalid 403, resource_not_found 404
 * @see Clerk Backend API, POST /v1/email_addresses/{id}/prepare_verification
 */
export const prepareVerificationByServer = operation({
  name: "verification.prepare_by_server",
  input: targetInput,
  allow: (ctx) => requireAdministrator(ctx.actor),
  async gather(ctx, input) {
    const { by, to } = await targetOf(ctx, input);
    await limitSending(ctx, by, to);
  },
  async run(ctx, input) {
    const { by, to, id, userId } = await targetOf(ctx, input);
    const user = await ctx.tx.user.findUniqueOrThrow({ where: { id: userId }, select: { locale: true } });
    // Where the server stands tells the person nothing.
    const request = { ...ctx.request, ip: null, userAgent: null, locale: user.locale ?? ctx.request.locale };
    const row = await sendChallenge({ ...ctx, request }, by, { to, identificationId: id, userId, deliver: true }, { type: SUBJECT_TYPE, id, redirectUrl: null }, null);
    return serializeServerVerification(row, ctx.now());
  },
});
