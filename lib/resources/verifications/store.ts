import { Prisma, type Verification } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { MAX_ATTEMPTS } from "./rules";

/** Store a verification that proves nothing yet. */
export function insertVerification(tx: Transaction, data: Omit<Prisma.VerificationUncheckedCreateInput, "id">): Promise<Verification> {
  return tx.verification.create({ data: { ...data, id: newId("verification") } });
}

/** Store a verification that came with its proof: an administrator's word, a ticket. */
export function insertVerified(tx: Transaction, strategy: string, now: Date, clientId: string | null = null): Promise<Verification> {
  return tx.verification.create({ data: { ...proof(strategy, now, clientId), error: undefined, requestedFrom: undefined } });
}

/** A verification that came with its proof, such as a password that was right; to be stored. */
export function proof(strategy: string, now: Date, clientId: string | null): Verification {
  return {
    id: newId("verification", now),
    strategy,
    codeHash: null,
    tokenHash: null,
    nonce: null,
    message: null,
    channel: null,
    attempts: 1,
    sends: 0,
    lastSentAt: null,
    expireAt: null,
    verifiedAt: now,
    verifiedAtClientId: clientId,
    failedAt: null,
    transferable: false,
    error: null,
    externalVerificationRedirectUrl: null,
    subjectType: null,
    subjectId: null,
    redirectUrl: null,
    requestedFrom: null,
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * Count an attempt, in one statement that also locks the row: of thirty guesses at once, each is counted, and none is looked
 * at past the limit.
 *
 * @returns the verification, or null when it takes no more attempts
 */
export async function countAttempt(tx: Transaction, id: string, now: Date): Promise<Verification | null> {
  const [row] = await tx.verification.updateManyAndReturn({
    where: { id, verifiedAt: null, failedAt: null, attempts: { lt: MAX_ATTEMPTS }, OR: [{ expireAt: null }, { expireAt: { gt: now } }] },
    data: { attempts: { increment: 1 }, updatedAt: now },
  });
  return row ?? null;
}

/**
 * Mark a verification as proved, once.
 *
 * @returns false when it was proved, failed or expired already
 */
export async function markVerified(tx: Transaction, id: string, clientId: string | null, now: Date): Promise<boolean> {
  const { count } = await tx.verification.updateMany({
    where: { id, verifiedAt: null, failedAt: null, OR: [{ expireAt: null }, { expireAt: { gt: now } }] },
    data: { verifiedAt: now, verifiedAtClientId: clientId, codeHash: null, updatedAt: now },
  });
  return count === 1;
}

/** Mark a verification as used up by wrong attempts. */
export async function markFailed(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.verification.update({ where: { id }, data: { failedAt: now, codeHash: null, updatedAt: now } });
}
