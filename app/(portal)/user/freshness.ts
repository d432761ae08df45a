import type { UserContext } from "@/lib/http/page";
import { ApiError } from "@/lib/errors";
import { requireFreshFactor } from "@/lib/policy";

/** Whether the person proved who they are recently enough to change what guards the account. */
export function isFresh(ctx: UserContext): boolean {
  try {
    requireFreshFactor(ctx);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.has("session_reverification_required")) return false;
    throw error;
  }
}
