import { z } from "zod";
import { apiError } from "@/lib/errors";
import { beginSignIn, refuseIfSignedIn } from "@/lib/flows/sign-in/create";
import { advance } from "@/lib/flows/sign-in/complete";
import { change, keep } from "@/lib/flows/sign-in/store";
import { viewOf, type SignInView } from "@/lib/flows/sign-in/view";
import type { SignInToken } from "@/lib/generated/prisma/client";
import { operation, type OperationContext } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { takeTurn } from "@/lib/resources/clients/store";
import { findActorToken } from "@/lib/resources/actor-tokens/store";
import { findInvitation } from "@/lib/resources/invitations/store";
import { assertUsable } from "@/lib/resources/sessions/usable";
import { signInTokenProblem } from "@/lib/resources/sign-in-tokens/rules";
import { consumeSignInToken, findSignInToken } from "@/lib/resources/sign-in-tokens/store";
import { insertVerified } from "@/lib/resources/verifications/store";
import { impersonate } from "./impersonate";
import { ticketInput } from "./input";

/**
 * Sign in with a sign-in token, which an administrator made for one person: it stands for the first factor, once. A second
 * factor is asked for all the same. With an actor token somebody else acts as that person.
 *
 * @throws ticket_invalid_code, ticket_expired_code, sign_in_token_revoked_code, sign_in_token_already_used_code 400
 * @throws actor_token_revoked_code, actor_token_already_used_code 400
 * @throws invitation_account_exists, invitation_account_not_exists 400: it is an invitation, which is for signing up
 * @throws identifier_already_signed_in 400, with meta.session_id
 * @throws user_locked, user_banned 403
 * @throws not_allowed_access 403: the lists keep them out
 * @see Clerk Frontend API, POST /v1/client/sign_ins, strategy `ticket`
 */
export const signInWithTicket = operation({
  name: "sign_in.ticket",
  input: z.strictObject({
    ticket: ticketInput,
    redirect_url: z.string().max(2048).optional(),
    action_complete_redirect_url: z.string().max(2048).optional(),
    locale: z.string().max(35).optional(),
    timezone: z.string().max(64).optional(),
  }),
  allow: () => {},
  gather: (ctx) => consume("ticket_network", ctx.request.ip, ctx.settings),
  async run(ctx, { ticket, ...data }): Promise<SignInView> {
    await takeTurn(ctx);
    const actorToken = await findActorToken(ctx.tx, ticket);
    if (actorToken) return impersonate(ctx, actorToken, data);
    const token = await usableToken(ctx, ticket);
    await refuseIfSignedIn(ctx, token.userId);
    const loaded = await beginSignIn(ctx, data, null, token.userId);
    if (!loaded.user) throw apiError("ticket_invalid_code", { param_name: "ticket" });
    assertUsable(loaded.user, ctx.now());
    if (!(await consumeSignInToken(ctx.tx, token.id, ctx.now()))) throw apiError("sign_in_token_already_used_code", { param_name: "ticket" });
    await ctx.emit("sign_in_token.used", { userId: token.userId, data: { sign_in_token_id: token.id } });
    const verification = await insertVerified(ctx.tx, "ticket", ctx.now(), ctx.client.id);
    const proved = await change(ctx, loaded, { firstFactorVerificationId: verification.id, newPasswordRequired: loaded.user.passwordResetRequiredAt !== null });
    const advanced = await advance(ctx, proved);
    keep(ctx, advanced);
    return viewOf(ctx, advanced);
  },
});

async function usableToken(ctx: OperationContext, ticket: string): Promise<SignInToken> {
  const token = await findSignInToken(ctx.tx, ticket);
  if (!token) throw await refusalOfOther(ctx, ticket);
  const problem = signInTokenProblem(token, ctx.now());
  if (problem) throw apiError(problem, { param_name: "ticket" });
  return token;
}

async function refusalOfOther({ tx }: OperationContext, ticket: string) {
  const invitation = await findInvitation(tx, ticket);
  if (!invitation) return apiError("ticket_invalid_code", { param_name: "ticket" });
  const account = await tx.emailAddress.findUnique({ where: { claim: invitation.emailAddress }, select: { id: true } });
  return apiError(account ? "invitation_account_exists" : "invitation_account_not_exists", { param_name: "ticket" });
}
