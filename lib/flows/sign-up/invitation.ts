import type { Invitation } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { database, type Transaction } from "@/lib/db/client";
import { apiError, type ErrorCode } from "@/lib/errors";
import { consume } from "@/lib/rate-limits/consume";
import { findActorToken } from "@/lib/resources/actor-tokens/store";
import { invitationProblem } from "@/lib/resources/invitations/rules";
import { findInvitation, markInvitationAccepted } from "@/lib/resources/invitations/store";
import { findSignInToken } from "@/lib/resources/sign-in-tokens/store";
import type { OperationContext } from "@/lib/operation";
import { insertVerified } from "@/lib/resources/verifications/store";
import { completeEntries } from "@/lib/resources/waitlist-entries/store";
import type { CheckedFields } from "./input";

/** The invitation that a sign-up comes with, if any: it opens an instance that is closed, and proves its address. */
export type Invited = Pick<Invitation, "id" | "emailAddress" | "publicMetadata">;

/**
 * Find the invitation of a ticket, before the transaction. Whether it can still be accepted is decided when the account is
 * made.
 *
 * @throws ticket_invalid_code, ticket_expired_code, revoked_invitation, invitation_already_accepted 400
 * @throws sign_in_token_not_in_sign_in_code, actor_token_not_in_sign_in_code 400: it is a ticket for signing in
 * @throws invitation_account_exists 400
 */
export async function invitationOf(ctx: Context, ticket: string): Promise<Invited> {
  await consume("ticket_network", ctx.request.ip, ctx.settings);
  const tx = ctx.tx ?? database();
  const invitation = await findInvitation(tx, ticket);
  const of = { param_name: "ticket" };
  if (!invitation) throw apiError(await problemOfOther(tx, ticket), of);
  const problem = invitationProblem(invitation, ctx.now());
  if (problem) throw apiError(problem, of);
  const account = await tx.emailAddress.findUnique({ where: { claim: invitation.emailAddress }, select: { id: true } });
  if (account) throw apiError("invitation_account_exists", of);
  return invitation;
}

async function problemOfOther(tx: Transaction, ticket: string): Promise<ErrorCode> {
  if (await findSignInToken(tx, ticket)) return "sign_in_token_not_in_sign_in_code";
  return (await findActorToken(tx, ticket)) ? "actor_token_not_in_sign_in_code" : "ticket_invalid_code";
}

/**
 * The given fields with the invited address: another one is not what the invitation is for.
 *
 * @throws form_param_value_conflict 422
 */
export function withInvitedAddress(fields: CheckedFields, invitedAddress: string | null): CheckedFields {
  if (invitedAddress === null) return fields;
  if (fields.emailAddress !== undefined && fields.emailAddress !== invitedAddress) throw apiError("form_param_value_conflict", { param_name: "email_address" });
  return { ...fields, emailAddress: invitedAddress };
}

/** What an invitation writes on a sign-up: the mailed ticket has proved the address. */
export async function invitedColumns(ctx: OperationContext, { id, publicMetadata }: Invited) {
  const { id: emailAddressVerificationId } = await insertVerified(ctx.tx, "ticket", ctx.now(), ctx.client.id);
  return { invitationId: id, publicMetadata: publicMetadata ?? {}, emailAddressVerificationId };
}

/**
 * Accept the invitation that an account was made by: once, also for two at the same moment.
 *
 * @throws revoked_invitation, invitation_already_accepted, ticket_expired_code 400
 */
export async function acceptInvitation(ctx: OperationContext, invitationId: string, userId: string): Promise<void> {
  if (!(await markInvitationAccepted(ctx.tx, invitationId, ctx.now()))) {
    const row = await ctx.tx.invitation.findUnique({ where: { id: invitationId } });
    throw apiError((row && invitationProblem(row, ctx.now())) ?? "ticket_invalid_code", { param_name: "ticket" });
  }
  await completeEntries(ctx, invitationId);
  await ctx.emit("invitation.accepted", { userId, data: { invitation_id: invitationId } });
}
