import { z } from "zod";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import type { Transaction } from "@/lib/db/client";
import { query } from "@/lib/operation";
import { permittedRedirect } from "@/lib/redirects/permitted";
import { invitationProblem } from "@/lib/resources/invitations/rules";
import { findInvitation } from "@/lib/resources/invitations/store";
import { signInTokenProblem } from "@/lib/resources/sign-in-tokens/rules";
import { findSignInToken } from "@/lib/resources/sign-in-tokens/store";

type Destination = { page: string; status: "sign_in" | "sign_up" | "complete" };

/**
 * Where the link of a ticket leads: to the page that can use it, with the ticket in its query. Following the link uses nothing
 * up, so that no scanner of mails can.
 *
 * @returns an absolute URL
 * @throws ticket_invalid_code, ticket_expired_code, sign_in_token_…, revoked_invitation, invitation_already_accepted 400
 * @see Clerk Frontend API, GET /v1/tickets/accept
 */
export const acceptTicket = query({
  name: "ticket.accept",
  input: z.strictObject({ ticket: z.string().max(4096) }),
  allow: () => {},
  async run(ctx, { ticket }): Promise<string> {
    const found = (await ofSignInToken(ctx, ticket)) ?? (await ofInvitation(ctx, ticket));
    if (!found) throw apiError("ticket_invalid_code", { param_name: "ticket" });
    const url = new URL(found.page, env.PORTAL_URL);
    url.searchParams.set("__clerk_ticket", ticket);
    url.searchParams.set("__clerk_status", found.status);
    return url.href;
  },
});

async function ofSignInToken(ctx: Context & { tx: Transaction }, ticket: string): Promise<Destination | null> {
  const token = await findSignInToken(ctx.tx, ticket);
  if (!token) return null;
  const problem = signInTokenProblem(token, ctx.now());
  if (problem) throw apiError(problem, { param_name: "ticket" });
  const isHere = ctx.actor.type === "user" && ctx.actor.userId === token.userId;
  return { page: "/sign-in", status: isHere ? "complete" : "sign_in" };
}

async function ofInvitation(ctx: Context & { tx: Transaction }, ticket: string): Promise<Destination | null> {
  const invitation = await findInvitation(ctx.tx, ticket);
  if (!invitation) return null;
  const problem = invitationProblem(invitation, ctx.now());
  if (problem) throw apiError(problem, { param_name: "ticket" });
  const account = await ctx.tx.emailAddress.findUnique({ where: { claim: invitation.emailAddress }, select: { userId: true } });
  const isHere = account !== null && ctx.actor.type === "user" && ctx.actor.userId === account.userId;
  const app = await permittedRedirect(ctx, invitation.redirectUrl);
  return { page: app ?? (account ? "/sign-in" : "/sign-up"), status: isHere ? "complete" : account ? "sign_in" : "sign_up" };
}
