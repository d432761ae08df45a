import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import type { Settings } from "@/lib/settings/schema";

/**
 * A number can be a second factor only where codes can be sent to it: otherwise its owner would be locked out.
 *
 * @throws form_param_value_disabled 400
 */
export function assertSecondFactorEnabled({ phone_number }: Settings, param_name: string): void {
  if (phone_number.mode === "off" || !phone_number.strategies.includes("phone_code")) throw apiError("form_param_value_disabled", { param_name });
}

/**
 * After a person's numbers changed, with their row held: of the proved numbers that are reserved for the second factor
 * exactly one is the default, and the account says since when it has a second factor, or has none any more.
 */
export async function settleSecondFactor(tx: Transaction, userId: string, now: Date): Promise<void> {
  const numbers = await tx.phoneNumber.findMany({ where: { userId, OR: [{ reservedForSecondFactor: true }, { defaultSecondFactor: true }] }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const reserved = numbers.filter((row) => row.reservedForSecondFactor && row.claim !== null);
  const chosen = reserved.find((row) => row.defaultSecondFactor) ?? reserved[0];
  for (const { id, defaultSecondFactor } of numbers) {
    if (defaultSecondFactor !== (id === chosen?.id)) await tx.phoneNumber.update({ where: { id }, data: { defaultSecondFactor: id === chosen?.id, updatedAt: now } });
  }
  await noteSecondFactor(tx, userId, reserved.length > 0, now);
}

/** `mfa_enabled_at` stays when the second factor is turned off; `mfa_disabled_at` goes when it is turned on. */
async function noteSecondFactor(tx: Transaction, userId: string, byPhone: boolean, now: Date): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { mfaEnabledAt: true, mfaDisabledAt: true, totpSecret: { select: { verifiedAt: true } } } });
  const has = byPhone || Boolean(user.totpSecret?.verifiedAt);
  const had = user.mfaEnabledAt !== null && user.mfaDisabledAt === null;
  if (has && !had) await tx.user.update({ where: { id: userId }, data: { mfaEnabledAt: now, mfaDisabledAt: null, updatedAt: now } });
  if (had && !has) await tx.user.update({ where: { id: userId }, data: { mfaDisabledAt: now, updatedAt: now } });
}
