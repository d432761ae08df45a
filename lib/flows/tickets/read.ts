import type { Context } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { apiError, type ErrorCode } from "@/lib/errors";
import { actorTokenProblem } from "@/lib/resources/actor-tokens/rules";
import { findActorToken } from "@/lib/resources/actor-tokens/store";
import { invitationProblem } from "@/lib/resources/invitations/rules";
import { findInvitation } from "@/lib/resources/invitations/store";
import { signInTokenProblem } from "@/lib/resources/sign-in-tokens/rules";
import { findSignInToken } from "@/lib/resources/sign-in-tokens/store";

/** What a ticket is good for. `userId` of an invitation is whoever has the invited address already. */
export type Ticket =
  | { kind: "sign_in" | "impersonation"; userId: string }
  | { kind: "invitation"; emailAddress: string; redirectUrl: string | null; userId: string | null };

type Reading = Context & { tx: Transaction };

/**
 * What a ticket is good for now. Reading uses nothing up.
 *
 * @throws ticket_invalid_code, ticket_expired_code, sign_in_token_…, actor_token_…, revoked_invitation, invitation_already_accepted 400
 */
export async function readTicket(ctx: Reading, ticket: string): Promise<Ticket> {
  const found = (await signInTokenOf(ctx, ticket)) ?? (await actorTokenOf(ctx, ticket)) ?? (await invitationOf(ctx, ticket));
  if (!found) throw apiError("ticket_invalid_code", { param_name: "ticket" });
  return found;
}

async function signInTokenOf({ tx, now }: Reading, ticket: string): Promise<Ticket | null> {
  const token = await findSignInToken(tx, ticket);
  if (!token) return null;
  refuse(signInTokenProblem(token, now()));
  return { kind: "sign_in", userId: token.userId };
}

async function actorTokenOf({ tx, now }: Reading, ticket: string): Promise<Ticket | null> {
  const token = await findActorToken(tx, ticket);
  if (!token) return null;
  refuse(actorTokenProblem(token, now()));
  return { kind: "impersonation", userId: token.userId };
}

async function invitationOf({ tx, now }: Reading, ticket: string): Promise<Ticket | null> {
  const invitation = await findInvitation(tx, ticket);
  if (!invitation) return null;
  refuse(invitationProblem(invitation, now()));
  const { emailAddress, redirectUrl } = invitation;
  const account = await tx.emailAddress.findUnique({ where: { claim: emailAddress }, select: { userId: true } });
  return { kind: "invitation", emailAddress, redirectUrl, userId: account?.userId ?? null };
}

function refuse(problem: ErrorCode | null): void {
  if (problem) throw apiError(problem, { param_name: "ticket" });
}
