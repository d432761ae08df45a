import type { Actor, Context, UserActor } from "@/lib/context";
import { apiError } from "@/lib/errors";
import { MINUTE } from "@/lib/time";

/** How long after proving who they are a person may change what guards the account. */
export const FRESH_FACTOR_MS = 10 * MINUTE;

/** @throws authentication_invalid 401 when nobody is signed in */
export function requireUser(ctx: Context): UserActor {
  if (ctx.actor.type !== "user") throw apiError("authentication_invalid");
  return ctx.actor;
}

/**
 * A person acts on their own account; administrators, secret keys and the system on any.
 *
 * @throws resource_not_found 404, so that nobody learns which identifiers exist
 */
export function requireSelf(actor: Actor, userId: string): void {
  if (actor.type === "anonymous") throw apiError("authentication_invalid");
  if (actor.type === "user" && actor.userId !== userId) throw apiError("resource_not_found");
}

/**
 * A signed-in person must have proved who they are within the last ten minutes.
 *
 * @throws session_reverification_required 403
 */
export function requireFreshFactor(ctx: Context): void {
  if (ctx.actor.type !== "user") return;
  const provedAt = Math.max(ctx.actor.firstFactorVerifiedAt?.getTime() ?? 0, ctx.actor.secondFactorVerifiedAt?.getTime() ?? 0);
  if (ctx.now().getTime() - provedAt > FRESH_FACTOR_MS) throw apiError("session_reverification_required");
}

/** @throws authorization_invalid 403 */
export function requireAdministrator(actor: Actor): void {
  if (actor.type === "admin" || actor.type === "backend" || actor.type === "system") return;
  throw apiError(actor.type === "anonymous" ? "authentication_invalid" : "authorization_invalid");
}
