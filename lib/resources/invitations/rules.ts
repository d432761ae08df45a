import type { ErrorCode } from "@/lib/errors";

export type InvitationFacts = { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date | null };

/** Why an invitation cannot be accepted, or null when it can. */
export function invitationProblem(facts: InvitationFacts, now: Date): ErrorCode | null {
  if (facts.revokedAt) return "revoked_invitation";
  if (facts.acceptedAt) return "invitation_already_accepted";
  return facts.expiresAt && facts.expiresAt <= now ? "ticket_expired_code" : null;
}
