import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { noteSecondFactor } from "@/lib/resources/users/second-factor";
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
  await noteSecondFactor(tx, userId, now);
}

/**
 * Release all numbers of a person that are reserved for the second factor, with their row held.
 *
 * @returns false when there were none
 */
export async function releaseSecondFactors(tx: Transaction, userId: string, now: Date): Promise<boolean> {
  const { count } = await tx.phoneNumber.updateMany({ where: { userId, OR: [{ reservedForSecondFactor: true }, { defaultSecondFactor: true }] }, data: { reservedForSecondFactor: false, defaultSecondFactor: false, updatedAt: now } });
  await noteSecondFactor(tx, userId, now);
  return count > 0;
}
