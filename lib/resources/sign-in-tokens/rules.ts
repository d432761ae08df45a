import type { ErrorCode } from "@/lib/errors";
import type { TicketFacts } from "./ticket";

/** Why a sign-in token signs nobody in, or null when it does. */
export function signInTokenProblem(facts: TicketFacts, now: Date): ErrorCode | null {
  if (facts.revokedAt) return "sign_in_token_revoked_code";
  if (facts.usedAt) return "sign_in_token_already_used_code";
  return facts.expiresAt <= now ? "ticket_expired_code" : null;
}
