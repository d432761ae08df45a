import { z } from "zod";
import type { SessionActivity } from "@/lib/generated/prisma/client";
import type { SessionRow } from "./rows";

export const sessionActivityJson = z.object({
  object: z.literal("session_activity"),
  id: z.string(),
  device_type: z.string().nullable(),
  is_mobile: z.boolean(),
  browser_name: z.string().nullable(),
  browser_version: z.string().nullable(),
  ip_address: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
});

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

function serializeActivity(row: SessionActivity): z.infer<typeof sessionActivityJson> {
  return {
    object: "session_activity",
    id: row.id,
    device_type: row.deviceType,
    is_mobile: row.isMobile,
    browser_name: row.browserName,
    browser_version: row.browserVersion,
    ip_address: row.ipAddress,
    city: row.city,
    country: row.country,
  };
}

/** `active` and `pending` turn into `expired` and `abandoned` by time alone. */
export function sessionStatus(row: { status: string; expireAt: Date; abandonAt: Date }, now: Date): string {
  if (row.status !== "active" && row.status !== "pending") return row.status;
  if (row.expireAt <= now) return "expired";
  if (row.abandonAt <= now) return "abandoned";
  return row.status;
}
