import { env } from "@/lib/env";
import { keyedHash, sha256 } from "@/lib/encryption";
import type { Invitation } from "@/lib/generated/prisma/client";

/**
 * The ticket of an invitation: made from its id with the instance's key, so that its link can be shown again while the
 * database holds nothing that opens it.
 */
export function ticketOf(invitationId: string): string {
  return keyedHash(invitationId, "invitation ticket");
}

/** The link of an invitation; undefined when its ticket was made with a key that this instance does not use any more. */
export function linkOf({ id, tokenHash }: Pick<Invitation, "id" | "tokenHash">): string | undefined {
  const ticket = ticketOf(id);
  if (sha256(ticket) !== tokenHash) return undefined;
  return `${env.PORTAL_URL}/v1/tickets/accept?ticket=${ticket}`;
}
