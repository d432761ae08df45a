import { z } from "zod";
import type { Invitation, WaitlistEntry } from "@/lib/generated/prisma/client";
import { invitationJson, serializeInvitation } from "@/lib/resources/invitations/serializer";

/** A place on the waitlist as whoever joined sees it: not what became of it. Times in milliseconds. */
export const waitlistEntryJson = z.object({
  object: z.literal("waitlist_entry"),
  id: z.string(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

export const WAITLIST_STATUSES = ["pending", "invited", "completed", "rejected"] as const;
export type WaitlistStatus = (typeof WAITLIST_STATUSES)[number];

export const fullWaitlistEntryJson = waitlistEntryJson.extend({
  email_address: z.string(),
  status: z.enum(WAITLIST_STATUSES),
  is_locked: z.boolean(),
  invitation: invitationJson.nullable(),
});

/** A place on the waitlist as the Backend API and webhooks show it. Nothing here works on entries in batches, which would lock them. */
export function serializeWaitlistEntry(row: WaitlistEntry, invitation: Invitation | null, now: Date): z.infer<typeof fullWaitlistEntryJson> {
  return {
    object: "waitlist_entry",
    id: row.id,
    email_address: row.emailAddress,
    status: row.status as WaitlistStatus,
    is_locked: false,
    invitation: invitation && serializeInvitation(invitation, now),
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
