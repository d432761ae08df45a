import { z } from "zod";
import type { Verification } from "@/lib/generated/prisma/client";
import { serializeVerification, verificationJson } from "./serializer";

/** The proof of an address or number: what is not known of it, or no longer matters, is left out. */
export const identificationVerificationJson = verificationJson.extend({
  verified_at_client: z.string().optional(),
  channel: z.string().optional(),
  error: z.unknown().optional(),
  /** Not on the published wire: when another code may be asked for, in milliseconds; as long as it is not proved. */
  resend_at: z.number().int().optional(),
});

export type IdentificationVerificationJson = z.infer<typeof identificationVerificationJson>;

/** The proof of an address or number, as the object of that address or number shows it; times in milliseconds. */
export function serializeIdentificationVerification(row: Verification, now: Date): IdentificationVerificationJson {
  const { object, status, strategy, attempts, expire_at, verified_at_client, channel, error, resend_at } = serializeVerification(row, now);
  return {
    object,
    status,
    strategy,
    attempts,
    expire_at,
    ...(strategy === "email_link" && verified_at_client !== null ? { verified_at_client } : {}),
    ...(channel === null ? {} : { channel }),
    ...(error == null ? {} : { error }),
    ...(status === "verified" || resend_at === null ? {} : { resend_at }),
  };
}
