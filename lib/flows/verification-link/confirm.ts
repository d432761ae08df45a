import { z } from "zod";
import { sha256 } from "@/lib/encryption";
import { apiError } from "@/lib/errors";
import { advance as advanceSignIn } from "@/lib/flows/sign-in/complete";
import { load as loadSignIn } from "@/lib/flows/sign-in/store";
import { advance as advanceSignUp } from "@/lib/flows/sign-up/complete";
import { load as loadSignUp } from "@/lib/flows/sign-up/store";
import { claimEmailAddress } from "@/lib/resources/email-addresses/store";
import { operation, type OperationContext } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { takeTurn } from "@/lib/resources/clients/store";
import { verificationStatus } from "@/lib/resources/verifications/rules";
import { markVerified } from "@/lib/resources/verifications/store";
import { subjectOf, type LinkPurpose, type LinkSubject } from "./open";

export type ConfirmedLink = { purpose: LinkPurpose; completed_here: boolean; created_session_id: string | null; redirect_url: string | null };

/**
 * Do what a mailed link is for, once. In the browser that asked, it goes on at once; opened in another one, the person goes
 * back to the first, which finds the proof.
 *
 * @throws verification_link_token_invalid, verification_link_token_expired, verification_already_verified 400
 * @throws sign_in_email_link_not_same_client 403: the instance wants the browser that asked
 */
export const confirmVerificationLink = operation({
  name: "verification_link.confirm",
  input: z.strictObject({ token: z.string().max(128) }),
  allow: () => {},
  async gather(ctx) {
    await consume("verify_link_network", ctx.request.ip, ctx.settings);
  },
  async run(ctx, input): Promise<ConfirmedLink> {
    await takeTurn(ctx);
    const now = ctx.now();
    const verification = await ctx.tx.verification.findUnique({ where: { tokenHash: sha256(input.token) } });
    const subject = verification && (await subjectOf(ctx.tx, verification));
    if (!verification || !subject) throw apiError("verification_link_token_invalid");
    const sameClient = subject.clientId !== null && subject.clientId === ctx.client.id;
    if (subject.clientId !== null && !sameClient && ctx.settings.attack_protection.email_link.require_same_client) throw apiError("sign_in_email_link_not_same_client");
    if (!(await markVerified(ctx.tx, verification.id, ctx.client.id, now))) {
      const row = await ctx.tx.verification.findUniqueOrThrow({ where: { id: verification.id } });
      throw apiError(verificationStatus(row, now) === "verified" ? "verification_already_verified" : "verification_link_token_expired");
    }
    if (subject.purpose === "email_address") await claimEmailAddress(ctx, subject.id);
    const created_session_id = sameClient ? await goOn(ctx, subject) : null;
    return { purpose: subject.purpose, completed_here: created_session_id !== null || subject.purpose === "email_address", created_session_id, redirect_url: verification.redirectUrl };
  },
});

async function goOn(ctx: OperationContext, subject: LinkSubject): Promise<string | null> {
  if (subject.purpose === "sign_in") {
    const loaded = await loadSignIn(ctx, { id: subject.id });
    return loaded && (await advanceSignIn(ctx, loaded)).row.createdSessionId;
  }
  const loaded = await loadSignUp(ctx, { id: subject.id });
  return loaded && (await advanceSignUp(ctx, loaded)).row.createdSessionId;
}
