import { database } from "@/lib/db/client";
import { runTogether } from "@/lib/db/writes";
import { Prisma } from "@/lib/generated/prisma/client";
import type { SealedSecrets } from "./sealed";

/** A delivery that this process may make until its lease ends. */
export type ClaimedDelivery = SealedSecrets & { id: string; endpointId: string; messageId: string; type: string; url: string; sealedBody: string; attempts: number; attemptsBefore: number };

/** What came of one attempt. */
export type Attempt = { startedAt: Date; durationMs: number; responseStatus: number | null; responseExcerpt: string | null; error: string | null };

/**
 * Claim due deliveries, of each endpoint as many as its lane has room for, so that a receiver that hangs holds only its own
 * lane. Rows that another portal is claiming are skipped, and those whose process died come again when their lease is over.
 *
 * What one user's changes tell an endpoint of goes out one after the other, until an attempt fails: then the others pass, so
 * that one message that nobody takes does not hold up a day's news of the user.
 *
 * @param lane deliveries to one endpoint at one time, by all portals together (about: two that claim at the same moment do not see each other)
 */
export function claimDueDeliveries(limit: number, lane: number, leaseMs: number): Promise<ClaimedDelivery[]> {
  return database().$queryRaw<ClaimedDelivery[]>`
    WITH due AS MATERIALIZED (
      SELECT found.id FROM webhook_endpoints e CROSS JOIN LATERAL (
        SELECT d.id FROM webhook_deliveries d
        WHERE d.endpoint_id = e.id AND d.status = 'queued' AND d.next_attempt_at <= now() AND NOT EXISTS (
          SELECT FROM webhook_deliveries earlier
          WHERE earlier.endpoint_id = d.endpoint_id AND earlier.user_id = d.user_id AND earlier.sequence < d.sequence AND earlier.status = 'queued'
            AND (earlier.attempts = earlier.attempts_before OR earlier.leased_until > now()))
        ORDER BY d.next_attempt_at, d.sequence
        LIMIT greatest(0, ${lane}::int - (SELECT count(*) FROM webhook_deliveries f WHERE f.endpoint_id = e.id AND f.status = 'queued' AND f.leased_until > now()))
        FOR UPDATE SKIP LOCKED) found
      WHERE e.disabled_at IS NULL
      LIMIT ${limit}::int)
    UPDATE webhook_deliveries d
    SET attempts = d.attempts + 1, leased_until = now() + ${leaseMs}::int * interval '1 millisecond', next_attempt_at = now() + ${leaseMs}::int * interval '1 millisecond'
    FROM due, webhook_endpoints e, webhook_messages m
    WHERE d.id = due.id AND e.id = d.endpoint_id AND m.id = d.message_id
    RETURNING d.id, d.endpoint_id AS "endpointId", d.message_id AS "messageId", m.type, e.url, m.sealed_body AS "sealedBody", d.attempts, d.attempts_before AS "attemptsBefore",
      e.sealed_secret AS "sealedSecret", e.previous_sealed_secret AS "previousSealedSecret", e.previous_secret_expires_at AS "previousSecretExpiresAt"`;
}

/** Note that a receiver has taken a message. Nothing happens to it if the lease went to another. */
export async function markDelivered(claimed: ClaimedDelivery, attempt: Attempt): Promise<void> {
  await runTogether(database(), [
    Prisma.sql`UPDATE webhook_deliveries SET status = 'delivered', delivered_at = now(), leased_until = NULL, last_error = NULL WHERE ${stillClaimed(claimed)}`,
    attemptOf(claimed, attempt),
    Prisma.sql`UPDATE webhook_endpoints SET failing_since = NULL WHERE id = ${claimed.endpointId} AND failing_since IS NOT NULL AND disabled_at IS NULL`,
  ]);
}

/** Note that an attempt failed; null gives the delivery up, visibly. */
export async function markFailed(claimed: ClaimedDelivery, attempt: Attempt, delayMs: number | null): Promise<void> {
  const next = delayMs === null ? Prisma.sql`status = 'failed'` : Prisma.sql`next_attempt_at = now() + ${delayMs}::int * interval '1 millisecond'`;
  await runTogether(database(), [
    Prisma.sql`UPDATE webhook_deliveries SET ${next}, leased_until = NULL, last_error = ${attempt.error} WHERE ${stillClaimed(claimed)}`,
    attemptOf(claimed, attempt),
    Prisma.sql`UPDATE webhook_endpoints SET failing_since = now() WHERE id = ${claimed.endpointId} AND failing_since IS NULL AND disabled_at IS NULL`,
  ]);
}

/** Of what waits for enabled endpoints: how much, and for how long the oldest has been due, in seconds. */
export async function queueState(): Promise<{ queued: number; oldestDueAgeSeconds: number }> {
  const [row] = await database().$queryRaw<{ queued: number; oldest: number | null }[]>`
    SELECT count(*)::int AS queued, extract(epoch FROM now() - min(d.next_attempt_at))::float8 AS oldest
    FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id WHERE d.status = 'queued' AND e.disabled_at IS NULL`;
  return { queued: row?.queued ?? 0, oldestDueAgeSeconds: row?.oldest ?? 0 };
}

/** Forget messages that are older than `ageMs`, and those of deleted users that nobody waits for, a bounded number at a time. */
export async function deleteOldMessages(ageMs: number, limit: number): Promise<void> {
  await database().$executeRaw`
    DELETE FROM webhook_messages WHERE id IN (
      SELECT id FROM webhook_messages WHERE created_at < now() - ${ageMs}::float8 * interval '1 millisecond' LIMIT ${limit}::int)`;
  await database().$executeRaw`
    DELETE FROM webhook_messages WHERE id IN (
      SELECT m.id FROM webhook_messages m WHERE m.forgotten AND NOT EXISTS (SELECT FROM webhook_deliveries d WHERE d.message_id = m.id AND d.status = 'queued') LIMIT ${limit}::int)`;
}

function stillClaimed({ id, attempts }: ClaimedDelivery): Prisma.Sql {
  return Prisma.sql`id = ${id} AND status = 'queued' AND attempts = ${attempts}::int`;
}

/** Both processes may have made it, where a lease ended too early: the first tells of it. A deleted delivery has no attempts. */
function attemptOf({ id, attempts }: ClaimedDelivery, { startedAt, durationMs, responseStatus, responseExcerpt, error }: Attempt): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO webhook_attempts (delivery_id, number, started_at, duration_ms, response_status, response_excerpt, error)
    SELECT id, ${attempts}::int, ${startedAt}, ${Math.round(durationMs)}::int, ${responseStatus}::int, ${responseExcerpt}, ${error} FROM webhook_deliveries WHERE id = ${id}
    ON CONFLICT DO NOTHING`;
}
