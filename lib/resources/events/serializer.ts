import { z } from "zod";
import { describeDevice } from "@/lib/devices/describe";
import type { Event, Prisma } from "@/lib/generated/prisma/client";

export const eventJson = z.object({
  id: z.string(),
  type: z.string(),
  created_at: z.number().int(),
  ip_address: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  browser_name: z.string().nullable(),
  os_name: z.string().nullable(),
  device_type: z.string().nullable(),
  session_id: z.string().nullable(),
  /** Who did it: the person, an administrator, a secret key or the system itself. */
  actor_type: z.string(),
  data: z.record(z.string(), z.unknown()),
});

export type EventJson = z.infer<typeof eventJson>;

/**
 * An event as the person whom it is about sees it; times in milliseconds. Where an administrator or a secret key acted, it
 * says so, but not from where.
 */
export function serializeEvent(row: Event): EventJson {
  const data = dataOf(row.data);
  const actorType = actorOf(row.actorType, data);
  const isOwn = actorType === "user" || actorType === "anonymous";
  const device = describeDevice(isOwn ? row.userAgent : null);
  return {
    id: row.id,
    type: row.type,
    created_at: row.createdAt.getTime(),
    ip_address: isOwn ? row.ipAddress : null,
    city: isOwn ? row.city : null,
    country: isOwn ? row.country : null,
    browser_name: device.browser_name,
    os_name: device.os_name,
    device_type: device.device_type,
    session_id: row.sessionId,
    actor_type: actorType,
    data,
  };
}

/** Whoever acts as the person by an actor token was let in by an administrator. */
function actorOf(type: string, data: Record<string, unknown>): string {
  const isPerson = type === "user" || type === "anonymous";
  return isPerson && ("impersonated_by" in data || "actor" in data) ? "admin" : type;
}

function dataOf(data: Prisma.JsonValue): Record<string, unknown> {
  return data !== null && typeof data === "object" && !Array.isArray(data) ? data : {};
}
