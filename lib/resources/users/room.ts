import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { MOST_IDENTIFICATIONS, MOST_UNVERIFIED } from "./rules";

/**
 * Whether a person, whose row is held, may add another address or number. Unproved ones are few, because each makes us
 * write to somebody who may never have asked.
 *
 * @throws too_many_unverified_identifications 400
 */
export async function assertRoomForAnother(tx: Transaction, userId: string): Promise<void> {
  const unproved = { userId, OR: [{ verification: null }, { verification: { verifiedAt: null } }] };
  const unverified = (await tx.emailAddress.count({ where: unproved })) + (await tx.phoneNumber.count({ where: unproved }));
  const all = (await tx.emailAddress.count({ where: { userId } })) + (await tx.phoneNumber.count({ where: { userId } }));
  if (unverified >= MOST_UNVERIFIED || all >= MOST_IDENTIFICATIONS) throw apiError("too_many_unverified_identifications");
}
