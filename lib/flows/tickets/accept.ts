import { z } from "zod";
import { env } from "@/lib/env";
import { query } from "@/lib/operation";
import { permittedRedirect } from "@/lib/redirects/permitted";
import { readTicket } from "./read";

/**
 * Where the link of a ticket leads: to the page that can use it, with the ticket in its query. Following the link uses nothing
 * up, so that no scanner of mails can.
 *
 * @param input.redirect_url where the person wants to go afterwards: the page decides whether they may
 * @returns an absolute URL
 * @throws ticket_invalid_code, ticket_expired_code, sign_in_token_…, actor_token_…, revoked_invitation, invitation_already_accepted 400
 * @see Clerk Frontend API, GET /v1/tickets/accept
 */
export const acceptTicket = query({
  name: "ticket.accept",
  input: z.strictObject({ ticket: z.string().max(4096), redirect_url: z.string().max(2048).optional() }),
  allow: () => {},
  async run(ctx, { ticket, redirect_url }): Promise<string> {
    const found = await readTicket(ctx, ticket);
    const isHere = ctx.actor.type === "user" && ctx.actor.userId === found.userId;
    const app = found.kind === "invitation" ? await permittedRedirect(ctx, found.redirectUrl) : null;
    const url = new URL(app ?? (found.userId === null ? "/sign-up" : "/sign-in"), env.PORTAL_URL);
    url.searchParams.set("__clerk_ticket", ticket);
    url.searchParams.set("__clerk_status", isHere && found.kind !== "impersonation" ? "complete" : found.userId === null ? "sign_up" : "sign_in");
    if (redirect_url !== undefined && app === null) url.searchParams.set("redirect_url", redirect_url);
    return url.href;
  },
});
