import { z } from "zod";
import type { Verification } from "@/lib/generated/prisma/client";
import { resendAt, verificationStatus } from "./rules";

export const verificationJson = z.object({
  object: z.string(),
  status: z.enum(["unverified", "verified", "failed", "expired", "transferable"]),
  strategy: z.string(),
  attempts: z.number().int().nullable(),
  expire_at: z.number().int().nullable(),
  verified_at_client: z.string().nullable(),
  channel: z.string().nullable(),
  error: z.unknown().nullable(),
  /** Not on the published wire: when another code may be asked for, in milliseconds. */
  resend_at: z.number().int().nullable(),
});

export type VerificationJson = z.infer<typeof verificationJson>;

/** A verification as the APIs and pages see it; times in milliseconds. */
export function serializeVerification(row: Verification, now: Date): VerificationJson {
  return {
    object: objectOf(row.strategy),
    status: verificationStatus(row, now),
    strategy: row.strategy,
    attempts: row.strategy === "email_link" || row.strategy === "admin" ? null : row.attempts,
    expire_at: row.expireAt?.getTime() ?? null,
    verified_at_client: row.verifiedAtClientId,
    channel: row.channel,
    error: row.error,
    resend_at: resendAt(row, now)?.getTime() ?? null,
  };
}

function objectOf(strategy: string): string {
  if (strategy.endsWith("_code") && strategy !== "backup_code") return "verification_otp";
  if (strategy.startsWith("from_oauth_")) return "verification_from_oauth";
  if (strategy.startsWith("oauth_")) return "verification_oauth";
  if (strategy.startsWith("web3_")) return "verification_web3";
  return `verification_${strategy}`;
}
