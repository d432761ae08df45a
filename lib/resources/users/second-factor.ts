import type { Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/generated/prisma/client";
import type { UserRow } from "./rows";

/** Whether a verified authenticator app or a reserved phone number makes a second factor due. Backup codes only stand in for one. */
export function hasSecondFactor({ totpSecret, phoneNumbers }: Pick<UserRow, "totpSecret"> & { phoneNumbers: Pick<UserRow["phoneNumbers"][number], "reservedForSecondFactor" | "claim">[] }): boolean {
  return Boolean(totpSecret?.verifiedAt) || phoneNumbers.some((row) => row.reservedForSecondFactor && row.claim !== null);
}

/** The same of the user `u` of a query. */
const HAS_SECOND_FACTOR = Prisma.sql`(
  EXISTS (SELECT FROM totp_secrets t WHERE t.user_id = u.id AND t.verified_at IS NOT NULL)
  OR EXISTS (SELECT FROM phone_numbers p WHERE p.user_id = u.id AND p.reserved_for_second_factor AND p.claim IS NOT NULL))`;

/** Since when a person has a second factor; null without one. */
export function secondFactorSince(user: UserRow): Date | null {
  return hasSecondFactor(user) ? (user.mfaEnabledAt ?? user.createdAt) : null;
}

/** The same of the user `u` of a query. */
export const SECOND_FACTOR_SINCE = Prisma.sql`CASE WHEN ${HAS_SECOND_FACTOR} THEN COALESCE(u.mfa_enabled_at, u.created_at) END`;

/**
 * After a person's second factors changed, with their row held: the account says since when it has one, or since when it has none any more. Then no
 * session counts as proved by one either, or apps would go on asking for what is gone. `mfa_enabled_at` stays when the last one
 * goes; `mfa_disabled_at` goes when one comes.
 */
export async function noteSecondFactor(tx: Transaction, userId: string, now: Date): Promise<void> {
  const [user] = await tx.$queryRaw<{ has: boolean; had: boolean }[]>(Prisma.sql`
    SELECT ${HAS_SECOND_FACTOR} AS has, u.mfa_enabled_at IS NOT NULL AND u.mfa_disabled_at IS NULL AS had FROM users u WHERE u.id = ${userId}`);
  if (!user) return;
  if (user.has && !user.had) await tx.user.update({ where: { id: userId }, data: { mfaEnabledAt: now, mfaDisabledAt: null, updatedAt: now } });
  if (user.had && !user.has) await tx.user.update({ where: { id: userId }, data: { mfaDisabledAt: now, updatedAt: now } });
  if (!user.has) await tx.session.updateMany({ where: { userId, secondFactorVerifiedAt: { not: null } }, data: { secondFactorVerifiedAt: null } });
}
