import { Prisma, type Session, type SessionActivity } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { fromJsonRow } from "@/lib/db/json-row";
import { select } from "@/lib/db/select";

/** More than anybody is signed in with. */
const MOST = 200;

/** A session and the browser, device and place that it was used from last. */
export type SessionRow = Session & { latestActivity: SessionActivity | null };

type Json = Record<string, unknown>;

/** The sessions that the condition on `s` finds, the one in use last first, in one question. */
export async function readSessionRows(tx: Transaction | undefined, condition: Prisma.Sql): Promise<SessionRow[]> {
  const found = await select<{ session: Json; activity: Json | null }>(tx, Prisma.sql`
    SELECT row_to_json(s) AS session, row_to_json(a) AS activity
    FROM sessions s LEFT JOIN session_activities a ON a.id = s.latest_activity_id
    WHERE ${condition} ORDER BY s.last_active_at DESC, s.id LIMIT ${MOST}`);
  return found.map(({ session, activity }) => ({ ...fromJsonRow<Session>(session), latestActivity: activity && fromJsonRow<SessionActivity>(activity) }));
}

/** The sessions that may be used now: what {@link live} says to Prisma. */
export function isLive(now: Date): Prisma.Sql {
  return Prisma.sql`s.status IN ('active', 'pending') AND s.expire_at > ${now} AND s.abandon_at > ${now}`;
}
