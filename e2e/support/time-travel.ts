import { database } from "@/lib/db/client";
import { HOUR, MINUTE } from "@/lib/time";

/** As if the codes and links that wait now had been sent long ago. */
export async function expireVerifications(): Promise<void> {
  await database().verification.updateMany({ data: { expireAt: new Date(Date.now() - MINUTE) } });
}

/** As if somebody had proved who they are an hour ago, on all their devices. */
export async function forgetFreshness(userId: string): Promise<void> {
  const before = new Date(Date.now() - HOUR);
  await database().session.updateMany({ where: { userId }, data: { firstFactorVerifiedAt: before } });
  await database().session.updateMany({ where: { userId, secondFactorVerifiedAt: { not: null } }, data: { secondFactorVerifiedAt: before } });
}
