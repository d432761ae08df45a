import { z } from "zod";
import { operation, refuse } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import { claimEmailAddress } from "@/lib/resources/email-addresses/store";
import { claimPhoneNumber } from "@/lib/resources/phone-numbers/store";
import { attemptCode } from "@/lib/strategies/challenge";
import { identificationOf } from "./target";

/**
 * Try the code that proves an address or number of one's own.
 *
 * @throws form_code_incorrect 422: counted
 * @throws verification_expired, verification_failed, verification_missing, identification_claimed 400
 * @see Clerk Frontend API, POST /v1/me/email_addresses/{id}/attempt_verification
 */
export const attemptVerification = operation({
  name: "verification.attempt",
  input: z.strictObject({ email_address_id: z.string().optional(), phone_number_id: z.string().optional(), code: z.string().min(1).max(1024) }),
  allow: (ctx) => void requireUser(ctx),
  async gather(ctx) {
    await consume("code_attempt_user", requireUser(ctx).userId, ctx.settings);
  },
  async run(ctx, input) {
    const target = await identificationOf(ctx, input);
    const outcome = await attemptCode(ctx, target.verification, input.code);
    if (!outcome.ok) return refuse(outcome.error);
    if (target.kind === "email_address") await claimEmailAddress(ctx, target.id);
    else await claimPhoneNumber(ctx, target.id);
    return { id: target.id, kind: target.kind };
  },
});
