import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, refuse } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import { claimEmailAddress } from "@/lib/resources/email-addresses/store";
import { claimPhoneNumber } from "@/lib/resources/phone-numbers/store";
import { attemptCode } from "@/lib/strategies/challenge";
import { serializeServerVerification, SUBJECT_TYPE, targetInput, targetOf } from "./by-server";

/**
 * Try a code that a server has sent. What came of it is told by the verification's status, also that the code was wrong or too
 * late. The right one proves an address or number that was not proved before.
 *
 * @throws verification_already_verified 400: the code was accepted before
 * @throws identification_claimed 400: somebody else has proved the address or number meanwhile
 * @throws authorization_invalid 403
 * @throws resource_not_found 404: there is no such address or number, or the verification is not for it
 * @throws too_many_requests 429
 * @see Clerk Backend API, POST /v1/email_addresses/{id}/attempt_verification
 */
export const attemptVerificationByServer = operation({
  name: "verification.attempt_by_server",
  input: targetInput.extend({ verification_id: z.string(), code: z.string().min(1).max(1024) }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async gather(ctx, input) {
    const { userId } = await targetOf(ctx, input);
    await consume("code_attempt_user", userId, ctx.settings);
  },
  async run(ctx, input) {
    const target = await targetOf(ctx, input);
    const sent = await ctx.tx.verification.findFirst({ where: { id: input.verification_id, subjectType: SUBJECT_TYPE, subjectId: target.id } });
    if (!sent) throw apiError("resource_not_found", { param_name: "verification_id" });
    const outcome = await attemptCode(ctx, sent, input.code);
    if (!outcome.ok && outcome.error.has("verification_already_verified")) return refuse(outcome.error);
    if (outcome.ok && !target.claimed) await (target.kind === "email_address" ? claimEmailAddress : claimPhoneNumber)(ctx, target.id, sent.id);
    return serializeServerVerification(await ctx.tx.verification.findUniqueOrThrow({ where: { id: sent.id } }), ctx.now());
  },
});
