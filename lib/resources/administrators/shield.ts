import type { Actor } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";

/**
 * What lets somebody in as an administrator, or keeps an administrator out, no secret key does: whoever had stolen one could make
 * themselves another by it, or keep away those who would revoke it. Administrators change their own accounts themselves.
 *
 * @throws authorization_invalid 403: a secret key asks, and one of the users is an administrator
 */
export async function shieldAdministrators({ actor, tx }: { actor: Actor; tx: Transaction }, ...userIds: string[]): Promise<void> {
  if (actor.type !== "backend") return;
  if ((await tx.administrator.count({ where: { userId: { in: userIds } } })) > 0) throw apiError("authorization_invalid");
}
