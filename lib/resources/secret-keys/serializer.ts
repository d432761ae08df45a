import { z } from "zod";
import type { SecretKey } from "@/lib/generated/prisma/client";

export const secretKeyJson = z.object({
  object: z.literal("secret_key"),
  id: z.string(),
  name: z.string(),
  /** Enough to tell keys apart by: `sk_live_…a1B2`. */
  hint: z.string(),
  last_used_at: z.number().int().nullable(),
  created_at: z.number().int(),
});

export type SecretKeyJson = z.infer<typeof secretKeyJson>;

/** A key of the Backend API without the key itself, which nobody has but who was shown it; times in milliseconds. */
export function serializeSecretKey(row: SecretKey): SecretKeyJson {
  return {
    object: "secret_key",
    id: row.id,
    name: row.name,
    hint: row.hint,
    last_used_at: row.lastUsedAt?.getTime() ?? null,
    created_at: row.createdAt.getTime(),
  };
}
