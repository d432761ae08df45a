import { z } from "zod";
import type { VerificationJson } from "@/lib/resources/verifications/serializer";

/** A verification inside of a sign-in, sign-up or reverification, as it stands on the wire. */
export const wireVerificationJson = z.object({
  object: z.string(),
  status: z.enum(["unverified", "verified", "failed", "expired", "transferable"]),
  strategy: z.string().nullable(),
  attempts: z.number().int().nullable(),
  expire_at: z.number().int().nullable(),
  verified_at_client: z.string().optional(),
  channel: z.string().optional(),
  error: z.unknown().optional(),
});

export type WireVerification = z.input<typeof wireVerificationJson>;

/** Keep what the wire has: SDKs compare `verified_at_client` with their own client, so nobody's is left out rather than null. */
export function wireVerification(view: Omit<VerificationJson, "strategy"> & { strategy: string | null }): WireVerification {
  const { object, status, strategy, attempts, expire_at, verified_at_client, channel, error } = view;
  return {
    object,
    status,
    strategy,
    attempts,
    expire_at,
    ...(verified_at_client !== null && strategy === "email_link" ? { verified_at_client } : {}),
    ...(channel === null ? {} : { channel }),
    ...(error == null ? {} : { error }),
  };
}
