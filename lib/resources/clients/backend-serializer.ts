import { z } from "zod";
import type { Client } from "@/lib/generated/prisma/client";
import { backendSessionJson, serializeBackendSession } from "@/lib/resources/sessions/backend-serializer";
import type { SessionRow } from "@/lib/resources/sessions/rows";

/** A browser or app as servers are told of it. */
export const backendClientJson = z.object({
  object: z.literal("client"),
  id: z.string(),
  session_ids: z.array(z.string()),
  sessions: z.array(backendSessionJson),
  sign_in_id: z.string().nullable(),
  sign_up_id: z.string().nullable(),
  last_active_session_id: z.string().nullable(),
  last_authentication_strategy: z.string().nullable(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

export type BackendClientJson = z.infer<typeof backendClientJson>;

/** A client as the Backend API shows it, with its sessions; times in milliseconds. */
export function serializeBackendClient(row: Client, sessions: SessionRow[], now: Date): BackendClientJson {
  return {
    object: "client",
    id: row.id,
    session_ids: sessions.map(({ id }) => id),
    sessions: sessions.map((session) => serializeBackendSession(session, now)),
    sign_in_id: row.signInId,
    sign_up_id: row.signUpId,
    last_active_session_id: row.lastActiveSessionId,
    last_authentication_strategy: row.lastAuthenticationStrategy,
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
