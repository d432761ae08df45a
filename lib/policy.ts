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
 * A signed-in person, an administrator too, must have proved who they are within the last ten minutes; whoever has a second
 * factor, with that one: the first alone must not be enough to turn it off. A proof by the first from before there was a second
 * one stays good for its ten minutes.
 *
 * @throws session_reverification_required 403
 * @throws authorization_invalid 403: somebody acts as this person, and cannot prove to be them
 */
export function requireFreshFactor(ctx: Context): void {
  if (ctx.actor.type !== "user" && ctx.actor.type !== "admin") return;
  refuseImpersonator(ctx.actor);
  const { secondFactorSince, firstFactorVerifiedAt, secondFactorVerifiedAt } = ctx.actor;
  const wasFirstEnough = secondFactorSince === null || (firstFactorVerifiedAt !== null && firstFactorVerifiedAt < secondFactorSince);
  if (!isFresh(secondFactorVerifiedAt) && !(wasFirstEnough && isFresh(firstFactorVerifiedAt))) throw apiError("session_reverification_required");

  function isFresh(provedAt: Date | null): boolean {
    return provedAt !== null && ctx.now().getTime() - provedAt.getTime() <= FRESH_FACTOR_MS;
  }
}

/**
 * What guards an account stays in its owner's hands: whoever acts as them by an actor token may look around and use it, not
 * take it over.
 *
 * @throws authorization_invalid 403
 */
export function refuseImpersonator(actor: Actor): void {
  if (actor.type === "user" && actor.impersonatedBy) throw apiError("authorization_invalid");
}

/** @throws authorization_invalid 403 */
export function requireAdministrator(actor: Actor): void {
  if (actor.type === "admin" || actor.type === "backend" || actor.type === "system") return;
  throw apiError(actor.type === "anonymous" ? "authentication_invalid" : "authorization_invalid");
}
