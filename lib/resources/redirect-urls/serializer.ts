import { z } from "zod";
import type { RedirectUrl } from "@/lib/generated/prisma/client";

export const redirectUrlJson = z.object({
  object: z.literal("redirect_url"),
  id: z.string(),
  url: z.string(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

/** A URL that people may be sent to, as the wire shows it; times in milliseconds. */
export function serializeRedirectUrl(row: RedirectUrl): z.infer<typeof redirectUrlJson> {
  return { object: "redirect_url", id: row.id, url: row.url, created_at: row.createdAt.getTime(), updated_at: row.updatedAt.getTime() };
}
