import { z } from "zod";
import type { Invitation } from "@/lib/generated/prisma/client";
import { INVITATION_STATUSES, invitationStatus } from "./rules";
import { linkOf } from "./ticket";

export const invitationJson = z.object({
  object: z.literal("invitation"),
  id: z.string(),
  email_address: z.string(),
  public_metadata: z.record(z.string(), z.unknown()),
  revoked: z.boolean(),
  status: z.enum(INVITATION_STATUSES),
  /** While it can be accepted. */
  url: z.string().optional(),
  expires_at: z.number().int().nullable(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

export type InvitationJson = z.infer<typeof invitationJson>;

/** An invitation as the Backend API shows it; times in milliseconds. */
export function serializeInvitation(row: Invitation, now: Date): InvitationJson {
  const status = invitationStatus(row, now);
  const url = status === "pending" ? linkOf(row) : undefined;
  return {
    object: "invitation",
    id: row.id,
    email_address: row.emailAddress,
    public_metadata: (row.publicMetadata ?? {}) as Record<string, unknown>,
    revoked: status === "revoked",
    status,
    ...(url === undefined ? {} : { url }),
    expires_at: row.expiresAt?.getTime() ?? null,
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
