import type { Context } from "@/lib/context";
import { apiError } from "@/lib/errors";
import { requireAdministrator, requireFreshFactor } from "@/lib/policy";

/**
 * Keys are made and revoked by people, who have just shown who they are: a key must not make others that outlive it.
 *
 * @throws authorization_invalid 403, session_reverification_required 403
 */
export function assertMayChangeKeys(ctx: Context): void {
  requireAdministrator(ctx.actor);
  if (ctx.actor.type === "backend") throw apiError("authorization_invalid");
  requireFreshFactor(ctx);
}
