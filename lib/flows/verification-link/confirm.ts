import { z } from "zod";
import { database } from "@/lib/db/client";
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
import { permittedRedirect } from "@/lib/redirects/permitted";
import { subjectOf, type LinkPurpose, type LinkSubject } from "./open";
import { returnUrl } from "./return-url";

export type ConfirmedLink = {
  purpose: LinkPurpose;
  completed_here: boolean;
  created_session_id: string | null;
  /** Where the sign-in or sign-up leads in the end. */
  redirect_url: string | null;
  /** Where the app that asked for the link waits for the person; null where the portal itself asked. */
  return_url: string | null;
};

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
  async gather(ctx, input) {
    await consume("verify_link_network", ctx.request.ip, ctx.settings);
    const asked = await database().verification.findUnique({ where: { tokenHash: sha256(input.token) }, select: { redirectUrl: true } });
    return permittedRedirect(ctx, asked?.redirectUrl);
  },
  async run(ctx, input, app): Promise<ConfirmedLink> {
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
    const gone = sameClient ? await goOn(ctx, subject) : { created_session_id: null, redirect_url: null };
    return {
      ...gone,
      purpose: subject.purpose,
      completed_here: gone.created_session_id !== null || subject.purpose === "email_address",
      return_url: app && returnUrl(app, "verified", gone.created_session_id),
    };
  },
});

async function goOn(ctx: OperationContext, subject: LinkSubject): Promise<Pick<ConfirmedLink, "created_session_id" | "redirect_url">> {
  const loaded = subject.purpose === "sign_in" ? await signInAfter(ctx, subject.id) : await signUpAfter(ctx, subject.id);
  return { created_session_id: loaded?.row.createdSessionId ?? null, redirect_url: loaded?.row.redirectUrl ?? null };
}

async function signInAfter(ctx: OperationContext, id: string) {
  const loaded = await loadSignIn(ctx, { id });
  return loaded && advanceSignIn(ctx, loaded);
}

async function signUpAfter(ctx: OperationContext, id: string) {
  const loaded = await loadSignUp(ctx, { id });
  return loaded && advanceSignUp(ctx, loaded);
}
