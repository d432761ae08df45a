import { Prisma, type Invitation } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { sha256 } from "@/lib/encryption";
import { apiError } from "@/lib/errors";
import { violatedIndex } from "@/lib/resources/unique-violation";

/** The invitation that a ticket is of. */
export function findInvitation(tx: Transaction, ticket: string): Promise<Invitation | null> {
  return tx.invitation.findUnique({ where: { tokenHash: sha256(ticket) } });
}

/** What can still be accepted. */
export function pending(now: Date): Prisma.InvitationWhereInput {
  return { acceptedAt: null, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}

/** The pending invitations of some addresses. */
export function findPending(tx: Transaction, emailAddresses: string[], now: Date): Promise<Invitation[]> {
  return tx.invitation.findMany({ where: { AND: [{ emailAddress: { in: emailAddresses } }, pending(now)] }, orderBy: { createdAt: "desc" } });
}

/**
 * Store an invitation that holds its address until it is accepted, revoked or too old. The database decides between two at
 * the same moment.
 *
 * @param claims false for one more invitation of an address that has one
 * @throws duplicate_record 400
 */
export async function insertInvitation(tx: Transaction, data: Omit<Prisma.InvitationUncheckedCreateInput, "claim">, claims: boolean, now: Date): Promise<Invitation> {
  const { emailAddress } = data;
  await tx.invitation.updateMany({ where: { claim: emailAddress, expiresAt: { lte: now } }, data: { claim: null } });
  return tx.invitation.create({ data: { ...data, claim: claims ? emailAddress : null } }).catch((error: unknown) => {
    throw violatedIndex(error) === "invitations_claim_key" ? apiError("duplicate_record", { param_name: "email_address", email_addresses: [emailAddress] }) : error;
  });
}

/**
 * Mark an invitation as accepted, once: its address can be invited anew.
 *
 * @returns false when it was accepted, revoked or too old already
 */
export async function markInvitationAccepted(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({ where: { AND: [{ id }, pending(now)] }, data: { acceptedAt: now, claim: null, updatedAt: now } });
  return count === 1;
}
