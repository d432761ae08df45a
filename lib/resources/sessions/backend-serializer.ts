import { z } from "zod";
import { knownActivityJson, serializeKnownActivity } from "./activity";
import type { SessionRow } from "./rows";
import { SESSION_STATUSES, sessionStatus } from "./serializer";

/** A session as servers are told of it, in answers of the Backend API and in webhooks: nothing of its person is embedded. */
export const backendSessionJson = z.object({
  object: z.literal("session"),
  id: z.string(),
  client_id: z.string(),
  user_id: z.string(),
  actor: z.record(z.string(), z.unknown()).nullable(),
  status: z.enum(SESSION_STATUSES),
  last_active_organization_id: z.string().nullable(),
  last_active_at: z.number().int(),
  latest_activity: knownActivityJson.optional(),
  expire_at: z.number().int(),
  abandon_at: z.number().int(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
  tasks: z.null(),
});

export type BackendSessionJson = z.infer<typeof backendSessionJson>;

/** A session as the Backend API and webhooks show it; times in milliseconds. */
export function serializeBackendSession(row: SessionRow, now: Date): BackendSessionJson {
  return {
    object: "session",
    id: row.id,
    client_id: row.clientId ?? "",
    user_id: row.userId,
    actor: row.actor as Record<string, unknown> | null,
    status: sessionStatus(row, now),
    last_active_organization_id: row.lastActiveOrganizationId,
    last_active_at: row.lastActiveAt.getTime(),
    latest_activity: serializeKnownActivity(row.latestActivity),
    expire_at: row.expireAt.getTime(),
    abandon_at: row.abandonAt.getTime(),
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
    tasks: null,
  };
}
