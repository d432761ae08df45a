import type { ErrorCode } from "@/lib/errors";
import type { TicketFacts } from "@/lib/resources/sign-in-tokens/ticket";

/** Why an actor token signs nobody in, or null when it does. */
export function actorTokenProblem(facts: TicketFacts, now: Date): ErrorCode | null {
  if (facts.revokedAt) return "actor_token_revoked_code";
  if (facts.usedAt) return "actor_token_already_used_code";
  return facts.expiresAt <= now ? "ticket_expired_code" : null;
}
