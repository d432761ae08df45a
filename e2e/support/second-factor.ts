import { generate } from "otplib";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { hashBackupCodes } from "@/lib/resources/backup-codes/hash";
import { storeBackupCodes } from "@/lib/resources/backup-codes/store";
import { storeTotpSecret } from "@/lib/resources/totp/store";
import { SECOND } from "@/lib/time";

export const TOTP_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
export const BACKUP_CODES = ["a1b2c3d4", "e5f6g7h8"] as const;

/** Give somebody an authenticator app, as an import does. */
export function giveTotp(userId: string): Promise<void> {
  return database().$transaction((tx) => storeTotpSecret(tx, userId, TOTP_SECRET, new Date()));
}

/** Give somebody the backup codes above, as an import does. */
export async function giveBackupCodes(userId: string): Promise<void> {
  const codes = await hashBackupCodes(BACKUP_CODES);
  await database().$transaction((tx) => storeBackupCodes(tx, userId, codes, new Date()));
}

/** A proved number that is set aside for the second factor. */
export async function setNumberAside(userId: string, phoneNumber: string): Promise<string> {
  const { id } = await database().phoneNumber.create({ data: { id: newId("identification"), userId, phoneNumber, claim: phoneNumber, reservedForSecondFactor: true, defaultSecondFactor: true } });
  return id;
}

/** What the authenticator app shows now, or showed and will show so many steps from now. */
export function totpCode(steps = 0): Promise<string> {
  return generate({ secret: TOTP_SECRET, epoch: Math.floor(Date.now() / SECOND) + steps * 30 });
}

/** Let the codes of the authenticator app that were used be forgotten: what people wait half a minute for. */
export async function forgetUsedTotp(userId: string): Promise<void> {
  await database().totpSecret.update({ where: { userId }, data: { lastTimeStep: null } });
}
