import type { Actor, Context } from "@/lib/context";
import { apiError, type ErrorCode } from "@/lib/errors";
import { requireAdministrator, requireFreshFactor } from "@/lib/policy";
import { mayUseHttp } from "@/lib/webhooks/reach";

/** Each event is written once for every endpoint, and each of them is asked for work every second. */
export const MOST_ENDPOINTS = 50;

export const MAX_URL_CHARACTERS = 2048;

/**
 * Whoever adds an endpoint is told of codes and links from then on: a person must have shown just now who they are.
 *
 * @throws authorization_invalid, session_reverification_required 403
 */
export function assertMayChangeEndpoints(ctx: Context): void {
  requireAdministrator(ctx.actor);
  requireFreshFactor(ctx);
}

/** What brings codes and links to an endpoint, with which whoever reads them signs in. */
const SECRET_EVENTS = ["email.created", "sms.created"];

/**
 * Whether a secret key may decide on an endpoint for such events: not on one that hears codes. Whoever had stolen a key would
 * sign in as an administrator by it, and outlive the key.
 *
 * @throws authorization_invalid 403
 */
export function assertMayHear(actor: Actor, eventTypes: readonly string[]): void {
  if (actor.type === "backend" && eventTypes.some((type) => SECRET_EVENTS.includes(type))) throw apiError("authorization_invalid", { param_name: "event_types" });
}

/**
 * A URL that webhooks may be sent to, in its canonical form, or what is wrong with it. Whether its address may be reached is
 * asked at every delivery.
 */
export function endpointUrl(text: string): { url: string } | { problem: ErrorCode } {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.username === "" && url.password === "" && url.hash === "" && ["http:", "https:"].includes(url.protocol);
  if (!isPlain) return { problem: "form_param_format_invalid" };
  return url.protocol === "http:" && !mayUseHttp() ? { problem: "insecure_url" } : { url: url.href };
}
