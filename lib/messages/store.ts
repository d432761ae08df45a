import { database } from "@/lib/db/client";

/** An outbox row that this process may send until its lease ends. */
export type ClaimedMessage = {
  id: string;
  channel: string;
  slug: string;
  toAddress: string;
  locale: string;
  sealedPayload: string | null;
  userId: string | null;
  identificationId: string | null;
  attempts: number;
  expiresAt: Date | null;
  createdAt: Date;
};

/**
 * Claim due messages, oldest first. Rows that another portal is claiming are skipped, rows whose sender died (their lease
 * is over) are claimed again. All clocks here are the database's, so that portals need not agree on the time.
 */
export function claimDueMessages(limit: number, leaseMs: number): Promise<ClaimedMessage[]> {
  return database().$queryRaw<ClaimedMessage[]>`
    UPDATE outbox_messages
    SET status = 'sending', attempts = attempts + 1, leased_until = now() + ${leaseMs}::int * interval '1 millisecond'
    WHERE id IN (
      SELECT id FROM outbox_messages
      WHERE (status = 'queued' AND next_attempt_at <= now()) OR (status = 'sending' AND leased_until < now())
      ORDER BY next_attempt_at, id
      LIMIT ${limit}::int
      FOR UPDATE SKIP LOCKED)
    RETURNING id, channel, slug, to_address AS "toAddress", locale, sealed_payload AS "sealedPayload", user_id AS "userId",
      identification_id AS "identificationId", attempts, expires_at AS "expiresAt", created_at AS "createdAt"`;
}

/** Settle a delivered message: its content is erased, its address masked. Nothing happens if the lease went to another. */
export async function markSent({ id, attempts }: ClaimedMessage, maskedAddress: string): Promise<void> {
  await database().$executeRaw`
    UPDATE outbox_messages
    SET status = 'sent', sent_at = now(), sealed_payload = NULL, to_address = ${maskedAddress}, leased_until = NULL, last_error = NULL
    WHERE id = ${id} AND status = 'sending' AND attempts = ${attempts}::int`;
}

/** Put a message back, to be tried again after `delayMs`. */
export async function markForRetry({ id, attempts }: ClaimedMessage, delayMs: number, reason: string): Promise<void> {
  await database().$executeRaw`
    UPDATE outbox_messages
    SET status = 'queued', next_attempt_at = now() + ${Math.round(delayMs)}::int * interval '1 millisecond', leased_until = NULL, last_error = ${reason}
    WHERE id = ${id} AND status = 'sending' AND attempts = ${attempts}::int`;
}

/** Give a message up, visibly: the row stays and says why; its content is erased, its address masked. */
export async function markFailed({ id, attempts }: ClaimedMessage, maskedAddress: string, reason: string): Promise<void> {
  await database().$executeRaw`
    UPDATE outbox_messages
    SET status = 'failed', failed_at = now(), sealed_payload = NULL, to_address = ${maskedAddress}, leased_until = NULL, last_error = ${reason}
    WHERE id = ${id} AND status = 'sending' AND attempts = ${attempts}::int`;
}

/** How many messages wait, travel and have failed, and the age of the oldest that waits, in seconds. */
export async function outboxState(): Promise<{ oldestQueuedAgeSeconds: number; queued: number; sending: number; failed: number }> {
  const rows = await database().$queryRaw<{ status: string; count: number; oldestAgeSeconds: number }[]>`
    SELECT status, count(*)::int AS count, extract(epoch FROM now() - min(created_at))::float8 AS "oldestAgeSeconds"
    FROM outbox_messages WHERE status IN ('queued', 'sending', 'failed') GROUP BY status`;
  const find = (status: string) => rows.find((row) => row.status === status);
  return {
    oldestQueuedAgeSeconds: find("queued")?.oldestAgeSeconds ?? 0,
    queued: find("queued")?.count ?? 0,
    sending: find("sending")?.count ?? 0,
    failed: find("failed")?.count ?? 0,
  };
}

/** Forget settled messages that are older than `ageMs`, a bounded number at a time. */
export async function deleteSettledMessages(ageMs: number, limit: number): Promise<number> {
  return database().$executeRaw`
    DELETE FROM outbox_messages WHERE id IN (
      SELECT id FROM outbox_messages
      WHERE status IN ('sent', 'failed') AND next_attempt_at < now() - ${ageMs}::float8 * interval '1 millisecond'
      LIMIT ${limit}::int
      FOR UPDATE SKIP LOCKED)`;
}
