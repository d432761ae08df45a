import type { ErrorCode } from "@/lib/errors";
import { invitationStatus, type InvitationFacts } from "@/lib/resources/invitations/rules";

type Entry = { status: string };

const REFUSALS: Record<string, ErrorCode> = {
  invited: "waitlist_entry_already_invited",
  completed: "waitlist_entry_already_completed",
  rejected: "waitlist_entry_already_rejected",
};

/** Why an entry cannot be rejected or deleted, which only one that waits can; null when it can. */
export function closingProblem({ status }: Entry): ErrorCode | null {
  return REFUSALS[status] ?? null;
}

/**
 * Why an entry cannot be invited; null when it can. One that was rejected can: operators may think again. So can one whose
 * invitation ran out.
 */
export function invitingProblem({ status }: Entry, invitation: InvitationFacts | null, now: Date): ErrorCode | null {
  if (status === "rejected") return null;
  if (status === "invited" && (!invitation || invitationStatus(invitation, now) === "expired")) return null;
  return REFUSALS[status] ?? null;
}
