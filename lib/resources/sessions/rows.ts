import { Prisma, type Session, type SessionActivity } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { fromJsonRow } from "@/lib/db/json-row";
import { select } from "@/lib/db/select";
import type { SessionStatus } from "./serializer";

/** More than anybody is signed in with. */
const MOST = 200;

/** A session and the browser, device and place that it was used from last. */
export type SessionRow = Session & { latestActivity: SessionActivity | null };

type Json = Record<string, unknown>;

/** The one in use last first. */
const BY_LAST_USE = Prisma.sql`ORDER BY s.last_active_at DESC, s.id LIMIT ${MOST}`;

/**
 * The sessions that the condition on `s` finds, in one question.
 *
 * @param order the order, and how many of them
 */
export async function readSessionRows(tx: Transaction | undefined, condition: Prisma.Sql, order: Prisma.Sql = BY_LAST_USE): Promise<SessionRow[]> {
  const found = await select<{ session: Json; activity: Json | null }>(tx, Prisma.sql`
    SELECT row_to_json(s) AS session, row_to_json(a) AS activity
    FROM sessions s LEFT JOIN session_activities a ON a.id = s.latest_activity_id
    WHERE ${condition} ${order}`);
  return found.map(({ session, activity }) => ({ ...fromJsonRow<Session>(session), latestActivity: activity && fromJsonRow<SessionActivity>(activity) }));
}

/** The sessions that may be used now: what {@link live} says to Prisma. */
export function isLive(now: Date): Prisma.Sql {
  return Prisma.sql`s.status IN ('active', 'pending') AND s.expire_at > ${now} AND s.abandon_at > ${now}`;
}

/** The sessions whose status is that one now: `expired` and `abandoned` are derived from time. */
export function hasStatus(status: SessionStatus, now: Date): Prisma.Sql {
  if (status === "expired") return Prisma.sql`s.status IN ('active', 'pending') AND s.expire_at <= ${now}`;
  if (status === "abandoned") return Prisma.sql`s.status IN ('active', 'pending') AND s.expire_at > ${now} AND s.abandon_at <= ${now}`;
  return status === "active" || status === "pending" ? Prisma.sql`s.status = ${status} AND ${isLive(now)}` : Prisma.sql`s.status = ${status}`;
}
