/**
 * Reduce a request's path to its route, so that the number of different labels stays small whatever visitors ask for.
 *
 * Identifiers (`user_2x…`, numbers, uuids) become `:id`; words stay only when they look like the project's own path
 * segments; long or odd paths and whatever comes after the limit share one label. A path that was never answered with
 * anything but "no such page" gets no label of its own: otherwise a scanner's guesses would use up the limit.
 *
 * @param status the answer's HTTP status
 */
export function routeLabel(path: string, status: number, known: Set<string> = knownRoutes): string {
  const route = normalise(path);
  if (known.has(route)) return route;
  if (NOT_A_ROUTE.has(status) || known.size >= MAX_ROUTES) return OTHER;
  known.add(route);
  return route;
}

/** Unknown paths must not grow the answer of `/metrics` without end; the portal itself has fewer routes than this. */
export const MAX_ROUTES = 300;
const MAX_SEGMENTS = 8;
const NOT_A_ROUTE = new Set([301, 308, 400, 404, 405, 414, 429, 431]);
const OTHER = "other";

const WORD = /^[a-z][a-z-]{0,31}$|^[a-z][a-z_]{0,31}$|^v1$|^\.well-known$|^[a-z-]{1,24}\.(?:json|txt|svg|ico)$/;
const PREFIXED_IDENTIFIER = /^[a-z0-9]{2,16}_[A-Za-z0-9]{16,}$/;
const PLAIN_IDENTIFIER = /^[0-9]+$|^[0-9a-f-]{16,}$|^[A-Za-z0-9_.~-]{24,}$/i;

const shared = globalThis as typeof globalThis & { gatehouseKnownRoutes?: Set<string> };
const knownRoutes: Set<string> = (shared.gatehouseKnownRoutes ??= new Set<string>());

function normalise(path: string): string {
  const pathname = path.split(/[?#]/, 1)[0] ?? "";
  if (pathname === "/") return "/";
  if (!pathname.startsWith("/")) return OTHER;
  if (pathname.startsWith("/_next/")) return "/_next/*";
  const segments = pathname.slice(1).split("/");
  if (segments.length > MAX_SEGMENTS) return OTHER;
  const labels = segments.map(segmentLabel);
  return labels.includes(OTHER) ? OTHER : `/${labels.join("/")}`;
}

function segmentLabel(segment: string): string {
  if (WORD.test(segment)) return segment;
  return PREFIXED_IDENTIFIER.test(segment) || PLAIN_IDENTIFIER.test(segment) ? ":id" : OTHER;
}
