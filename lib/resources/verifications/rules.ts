import { MINUTE, SECOND } from "@/lib/time";

/** How long a mailed or texted code, or a mailed link, can be used. OWASP ASVS 5.0, 6.5.5 allows ten minutes. */
export const CHALLENGE_LIFETIME_MS = 10 * MINUTE;
export const CODE_LENGTH = 6;
/** Wrong codes that one verification bears, however often its code is sent anew. */
export const MAX_ATTEMPTS = 5;
export const MAX_SENDS = 5;
export const RESEND_AFTER_MS = 30 * SECOND;

/** The code that test identifiers take on a development instance. */
export const TEST_CODE = "424242";

export type VerificationStatus = "unverified" | "verified" | "failed" | "expired" | "transferable";

export type VerificationFacts = {
  verifiedAt: Date | null;
  failedAt: Date | null;
  expireAt: Date | null;
  transferable: boolean;
};

/** A verification's status follows from its facts and the time. */
export function verificationStatus(facts: VerificationFacts, now: Date): VerificationStatus {
  if (facts.transferable) return "transferable";
  if (facts.verifiedAt) return "verified";
  if (facts.failedAt) return "failed";
  if (facts.expireAt && facts.expireAt <= now) return "expired";
  return "unverified";
}

/** When another code may be asked for, or null when nothing can be sent for this verification any more. */
export function resendAt(facts: VerificationFacts & { sends: number; lastSentAt: Date | null }, now: Date): Date | null {
  if (verificationStatus(facts, now) !== "unverified") return now;
  if (facts.sends >= MAX_SENDS) return facts.expireAt;
  return facts.lastSentAt ? new Date(facts.lastSentAt.getTime() + RESEND_AFTER_MS) : now;
}

/** What a person typed as a code: figures only, in whatever script and grouping. */
export function normaliseCode(text: string): string {
  return text.normalize("NFKC").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (figure) => String((figure.codePointAt(0) ?? 0) & 0xf)).replace(/[^0-9]/g, "");
}
