import type { ErrorCode } from "@/lib/errors";

export type InvitationFacts = { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date | null };

export const INVITATION_STATUSES = ["pending", "accepted", "revoked", "expired"] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** What has become of an invitation. */
export function invitationStatus(facts: InvitationFacts, now: Date): InvitationStatus {
  if (facts.revokedAt) return "revoked";
  if (facts.acceptedAt) return "accepted";
  return facts.expiresAt && facts.expiresAt <= now ? "expired" : "pending";
}

const PROBLEMS = { revoked: "revoked_invitation", accepted: "invitation_already_accepted", expired: "ticket_expired_code", pending: null } as const satisfies Record<InvitationStatus, ErrorCode | null>;

/** Why an invitation cannot be accepted, or null when it can. */
export function invitationProblem(facts: InvitationFacts, now: Date): ErrorCode | null {
  return PROBLEMS[invitationStatus(facts, now)];
}
