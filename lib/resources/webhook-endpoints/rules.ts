import type { Context } from "@/lib/context";
import type { ErrorCode } from "@/lib/errors";
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
