import { z } from "zod";
import type { Passkey, Verification } from "@/lib/generated/prisma/client";
import { serializeVerification, verificationJson } from "@/lib/resources/verifications/serializer";

export const passkeyJson = z.object({
  object: z.literal("passkey"),
  id: z.string(),
  name: z.string(),
  last_used_at: z.number().int().nullable(),
  /** `nonce` is JSON in a string, or null: the browser SDK parses it whenever it is there. */
  verification: verificationJson.extend({ nonce: z.string().nullable() }).nullable(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

export type PasskeyJson = z.infer<typeof passkeyJson>;

export type PasskeyRow = Pick<Passkey, "id" | "name" | "credentialId" | "lastUsedAt" | "verificationId" | "createdAt" | "updatedAt"> & { verification: Verification | null };

/** A passkey as the wire shows it; times in milliseconds. */
export function serializePasskey(row: PasskeyRow, now: Date): PasskeyJson {
  const { verification } = row;
  return {
    object: "passkey",
    id: row.id,
    name: row.name,
    last_used_at: row.lastUsedAt?.getTime() ?? null,
    verification: verification && { ...serializeVerification(verification, now), nonce: verification.nonce },
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
