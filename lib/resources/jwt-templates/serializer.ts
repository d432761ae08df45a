import { z } from "zod";
import type { JwtTemplate } from "@/lib/generated/prisma/client";

export const jwtTemplateJson = z.object({
  object: z.literal("jwt_template"),
  id: z.string(),
  name: z.string(),
  claims: z.record(z.string(), z.unknown()),
  lifetime: z.number().int(),
  allowed_clock_skew: z.number().int(),
  custom_signing_key: z.boolean(),
  signing_algorithm: z.string(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

/** A template as the wire shows it: never its key. Times in milliseconds, durations in seconds. */
export function serializeJwtTemplate(row: JwtTemplate): z.infer<typeof jwtTemplateJson> {
  return {
    object: "jwt_template",
    id: row.id,
    name: row.name,
    claims: row.claims as Record<string, unknown>,
    lifetime: row.lifetimeSeconds,
    allowed_clock_skew: row.clockSkewSeconds,
    custom_signing_key: row.customSigningKey,
    signing_algorithm: row.signingAlgorithm,
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
