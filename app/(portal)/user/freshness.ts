import type { UserContext } from "@/lib/http/page";
import { ApiError } from "@/lib/errors";
import { requireFreshFactor } from "@/lib/policy";

/**
 * Whether the person proved who they are recently enough to change what guards the account. Nobody asks whoever acts as them
 * by an actor token, who cannot prove it: the change itself is refused.
 */
export function isFresh(ctx: UserContext): boolean {
  try {
    requireFreshFactor(ctx);
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return !error.has("session_reverification_required");
  }
}
