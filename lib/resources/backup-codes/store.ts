import { database, type Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { lockUser } from "@/lib/resources/users/store";
import { isBackupCode, type HashedBackupCode } from "./hash";

/** Give a person backup codes, in place of those that they had. */
export async function storeBackupCodes(tx: Transaction, userId: string, codes: readonly HashedBackupCode[], now: Date): Promise<void> {
  await lockUser(tx, userId);
  await tx.backupCode.deleteMany({ where: { userId } });
  await tx.backupCode.createMany({ data: codes.map(({ codeHash, hasher }) => ({ id: newId("backupCode", now), userId, codeHash, hasher, createdAt: now })) });
}

/**
 * Take a person's backup codes away.
 *
 * @returns false when there were none
 */
export async function deleteBackupCodes(tx: Transaction, userId: string): Promise<boolean> {
  await lockUser(tx, userId);
  const { count } = await tx.backupCode.deleteMany({ where: { userId } });
  return count > 0;
}

/**
 * The unused backup code of a person that was typed; null when it is none. Takes some milliseconds for each that they have,
 * whichever it is: do it outside of the transaction, and use the code up inside of it.
 */
export async function findBackupCode(userId: string, typed: string): Promise<string | null> {
  const rows = await database().backupCode.findMany({ where: { userId, usedAt: null }, orderBy: { id: "asc" } });
  let found: string | null = null;
  // One after the other, and all of them, so that the time does not tell which one it was.
  for (const row of rows) if (await isBackupCode(typed, row)) found = row.id;
  return found;
}

/**
 * Use a backup code up: of two requests with the same code one wins.
 *
 * @returns false when it was used or taken away meanwhile
 */
export async function consumeBackupCode(tx: Transaction, userId: string, backupCodeId: string, now: Date): Promise<boolean> {
  const { count } = await tx.backupCode.updateMany({ where: { id: backupCodeId, userId, usedAt: null }, data: { usedAt: now } });
  return count === 1;
}
