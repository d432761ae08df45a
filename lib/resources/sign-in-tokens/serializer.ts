import { z } from "zod";
import type { SignInToken } from "@/lib/generated/prisma/client";
import { TICKET_STATUSES, ticketStatus } from "./ticket";

export const signInTokenJson = z.object({
  object: z.literal("sign_in_token"),
  id: z.string(),
  status: z.enum(TICKET_STATUSES),
  user_id: z.string(),
  /** Shown once, when it is made. */
  token: z.string().optional(),
  url: z.string().nullable(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

/**
 * A sign-in token as the Backend API shows it; times in milliseconds.
 *
 * @param made the token itself and its link, which are known only when it is made
 */
export function serializeSignInToken(row: SignInToken, made?: { token: string; url: string }): z.infer<typeof signInTokenJson> {
  return {
    object: "sign_in_token",
    id: row.id,
    status: ticketStatus(row),
    user_id: row.userId,
    token: made?.token,
    url: made?.url ?? null,
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
