import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { decrypt, encrypt } from "@/lib/encryption";
import { noteSecondFactor } from "@/lib/resources/users/second-factor";
import { lockUser } from "@/lib/resources/users/store";
import { normaliseTotpSecret, timeStepOf } from "./rules";

const PURPOSE = "totp secret";

/** Seal a secret that has no {@link totpSecretProblem}, as the column `sealed_secret` holds it. */
export function sealTotpSecret(text: string): string {
  return encrypt(normaliseTotpSecret(text), PURPOSE);
}

/** The secret, in base32, that {@link sealTotpSecret} sealed. */
export function openTotpSecret(sealed: string): string {
  return decrypt(sealed, PURPOSE);
}

/**
 * Give a person an authenticator app, on the word of whoever brings its secret: from now on its codes are asked for. Another
 * one, if there was one, works no longer.
 *
 * @param secret without a {@link totpSecretProblem}
 */
export async function storeTotpSecret(tx: Transaction, userId: string, secret: string, now: Date): Promise<void> {
  await lockUser(tx, userId);
  const data = { sealedSecret: sealTotpSecret(secret), verifiedAt: now, lastTimeStep: null, updatedAt: now };
  await tx.totpSecret.upsert({ where: { userId }, update: data, create: { ...data, id: newId("totp", now), userId, createdAt: now } });
  await noteSecondFactor(tx, userId, now);
}

/**
 * Take a person's authenticator app away.
 *
 * @returns false when there was none
 */
export async function deleteTotpSecret(tx: Transaction, userId: string, now: Date): Promise<boolean> {
  await lockUser(tx, userId);
  const { count } = await tx.totpSecret.deleteMany({ where: { userId } });
  await noteSecondFactor(tx, userId, now);
  return count > 0;
}

/** The time step of a code of the person's authenticator app, used up or not; null when the code is wrong or there is no app. */
export async function findTimeStep(tx: Transaction, userId: string, code: string, now: Date): Promise<number | null> {
  const row = await tx.totpSecret.findUnique({ where: { userId } });
  return row?.verifiedAt ? timeStepOf(openTotpSecret(row.sealedSecret), code, now) : null;
}

/**
 * Check a code of the person's authenticator app, and use it up: neither it nor an older one is good again, and of two
 * requests with the same code one wins.
 *
 * @see RFC 6238, section 5.2
 */
export async function verifyTotpCode(tx: Transaction, userId: string, code: string, now: Date): Promise<boolean> {
  const step = await findTimeStep(tx, userId, code, now);
  if (step === null) return false;
  const { count } = await tx.totpSecret.updateMany({ where: { userId, verifiedAt: { not: null }, OR: [{ lastTimeStep: null }, { lastTimeStep: { lt: step } }] }, data: { lastTimeStep: step, updatedAt: now } });
  return count === 1;
}
