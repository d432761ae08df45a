import type { SignInToken } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { sha256 } from "@/lib/encryption";

/** The sign-in token that a ticket is. */
export function findSignInToken(tx: Transaction, ticket: string): Promise<SignInToken | null> {
  return tx.signInToken.findUnique({ where: { tokenHash: sha256(ticket) } });
}

/**
 * Use a sign-in token up, once.
 *
 * @returns false when it was used, revoked or too old already
 */
export async function consumeSignInToken(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.signInToken.updateMany({
    where: { id, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now, updatedAt: now },
  });
  return count === 1;
}
