import { z } from "zod";
import type { WaitlistEntry } from "@/lib/generated/prisma/client";

export const waitlistEntryJson = z.object({
  object: z.literal("waitlist_entry"),
  id: z.string(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

/** A place on the waitlist as whoever joined sees it: not what became of it. Times in milliseconds. */
export function serializeWaitlistEntry({ id, createdAt, updatedAt }: WaitlistEntry): z.input<typeof waitlistEntryJson> {
  return { object: "waitlist_entry", id, created_at: createdAt.getTime(), updated_at: updatedAt.getTime() };
}
