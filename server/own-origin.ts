import type { IncomingMessage } from "node:http";

const HARMLESS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request that changes something comes from one of the portal's own pages. Browsers say where a form was sent from;
 * what says nothing, or something else, is not a form of ours. The API under `/v1` has its own rule.
 *
 * @param host the host that the front decided on
 * @see OWASP ASVS 5.0, 3.5.1
 */
export function comesFromOwnPage({ method = "GET", headers }: Pick<IncomingMessage, "method" | "headers">, host: string, path: string): boolean {
  if (HARMLESS.has(method) || path.startsWith("/v1/")) return true;
  const { origin } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
