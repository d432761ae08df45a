import { z } from "zod";
import { serializeActivity, sessionActivityJson } from "./activity";
import type { SessionRow } from "./rows";

/** What a session's status may be; how it ended, or that it may be used. */
export const SESSION_STATUSES = ["active", "pending", "ended", "removed", "revoked", "replaced", "expired", "abandoned"] as const;

export type SessionStatus = (typeof SESSION_STATUSES)[number];

export const sessionWithActivitiesJson = z.object({
  object: z.literal("session"),
  id: z.string(),
  status: z.string(),
  expire_at: z.number().int(),
  abandon_at: z.number().int(),
  last_active_at: z.number().int(),
  created_at: z.number().int(),
  last_active_token: z.null(),
  actor: z.unknown().nullable(),
  tasks: z.null(),
  latest_activity: sessionActivityJson.nullable(),
  /** Not on the published wire: the operating system, for the sessions page. */
  os_name: z.string().nullable(),
});

export type SessionWithActivitiesJson = z.infer<typeof sessionWithActivitiesJson>;

/** A session as `GET /v1/me/sessions/active` shows it; times in milliseconds. Its status is derived from facts and time. */
export function serializeSession(row: SessionRow, now: Date): SessionWithActivitiesJson {
  return {
    object: "session",
    id: row.id,
    status: sessionStatus(row, now),
    expire_at: row.expireAt.getTime(),
    abandon_at: row.abandonAt.getTime(),
    last_active_at: row.lastActiveAt.getTime(),
    created_at: row.createdAt.getTime(),
    last_active_token: null,
    actor: row.actor,
    tasks: null,
    latest_activity: row.latestActivity && serializeActivity(row.latestActivity),
    os_name: row.latestActivity?.osName ?? null,
  };
}

/** `active` and `pending` turn into `expired` and `abandoned` by time alone. */
export function sessionStatus(row: { status: string; expireAt: Date; abandonAt: Date }, now: Date): SessionStatus {
  const status = row.status as SessionStatus;
  if (status !== "active" && status !== "pending") return status;
  if (row.expireAt <= now) return "expired";
  if (row.abandonAt <= now) return "abandoned";
  return status;
}
