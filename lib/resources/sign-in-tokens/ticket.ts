import { env } from "@/lib/env";
import { sha256 } from "@/lib/encryption";
import { randomToken } from "@/lib/random";

/** When a ticket was used or withdrawn, and when it is too late. */
export type TicketFacts = { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date };

export const TICKET_STATUSES = ["pending", "accepted", "revoked"] as const;

/** What the wire says of a ticket; one that is too old stays pending. */
export function ticketStatus({ usedAt, revokedAt }: TicketFacts): (typeof TICKET_STATUSES)[number] {
  if (revokedAt) return "revoked";
  return usedAt ? "accepted" : "pending";
}

/** A new ticket, of which only the hash is stored, and the link that leads to the page that uses it. */
export function newTicket(): { token: string; tokenHash: string; url: string } {
  const token = randomToken();
  const url = new URL("/v1/tickets/accept", env.PORTAL_URL);
  url.searchParams.set("ticket", token);
  return { token, tokenHash: sha256(token), url: url.href };
}
