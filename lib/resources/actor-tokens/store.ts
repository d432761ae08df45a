import type { ActorToken } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { sha256 } from "@/lib/encryption";

/** The actor token that a ticket is. */
export function findActorToken(tx: Transaction, ticket: string): Promise<ActorToken | null> {
  return tx.actorToken.findUnique({ where: { tokenHash: sha256(ticket) } });
}

/**
 * Use an actor token up, once.
 *
 * @returns false when it was used, revoked or too old already
 */
export async function consumeActorToken(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.actorToken.updateMany({
    where: { id, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now, updatedAt: now },
  });
  return count === 1;
}
