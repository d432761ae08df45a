import type { Transaction } from "@/lib/db/client";
import type { Prisma } from "@/lib/generated/prisma/client";

/** Give the deliveries that the condition finds all their attempts again, beginning now. What was tried stays in their log. */
export function queueAnew(tx: Transaction, condition: Prisma.Sql): Promise<number> {
  return tx.$executeRaw`
    UPDATE webhook_deliveries SET status = 'queued', attempts_before = attempts, next_attempt_at = now(), delivered_at = NULL, leased_until = NULL
    WHERE ${condition} AND (leased_until IS NULL OR leased_until < now())`;
}
