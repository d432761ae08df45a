import { z } from "zod";
import type { ActorToken } from "@/lib/generated/prisma/client";
import { impersonatorJson } from "@/lib/resources/sessions/impersonation";
import { TICKET_STATUSES, ticketStatus } from "@/lib/resources/sign-in-tokens/ticket";

export const actorTokenJson = z.object({
  object: z.literal("actor_token"),
  id: z.string(),
  status: z.enum(TICKET_STATUSES),
  user_id: z.string(),
  actor: impersonatorJson,
  /** Shown once, when it is made, as is the link. */
  token: z.string().optional(),
  url: z.string().optional(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

/**
 * An actor token as the Backend API shows it; times in milliseconds.
 *
 * @param made the token itself and its link, which are known only when it is made
 */
export function serializeActorToken(row: ActorToken, made?: { token: string; url: string }): z.infer<typeof actorTokenJson> {
  return {
    object: "actor_token",
    id: row.id,
    status: ticketStatus(row),
    user_id: row.userId,
    actor: impersonatorJson.parse(row.actor),
    ...made,
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
