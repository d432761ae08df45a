import type { Invitation } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { sha256 } from "@/lib/encryption";

/** The invitation that a ticket is of. */
export function findInvitation(tx: Transaction, ticket: string): Promise<Invitation | null> {
  return tx.invitation.findUnique({ where: { tokenHash: sha256(ticket) } });
}

/**
 * Mark an invitation as accepted, once: its address can be invited anew, and whoever waited for it waits no longer.
 *
 * @returns false when it was accepted, revoked or too old already
 */
export async function markInvitationAccepted(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, acceptedAt: null, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    data: { acceptedAt: now, claim: null, updatedAt: now },
  });
  await tx.waitlistEntry.updateMany({ where: { invitationId: id }, data: { status: "completed", updatedAt: now } });
  return count === 1;
}
