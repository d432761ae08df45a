/** What a page's policy depends on. */
export type PolicyFacts = {
  /** Random for each answer; Next puts it on its own scripts, pages on their inline styles (request header `x-nonce`). */
  nonce: string;
  /** Sources that forms may lead to beside the portal: see `lib/redirects/form-targets.ts`. */
  formTargets: readonly string[];
  /** `next dev`: React evaluates code to show server stacks, and the error overlay brings styles of its own. */
  nextDev: boolean;
  /** The page frames mails (`srcdoc`), which inherit this policy and carry their styles in attributes. */
  framesMails: boolean;
};

/**
 * The Content-Security-Policy of a page: only scripts that the server named, styles and pictures from the portal itself,
 * nobody may frame it.
 *
 * `upgrade-insecure-requests` is absent: all that a page loads is its own, and it would turn a form that leads to an app
 * on plain http (an intranet) into one that leads nowhere.
 *
 * @see https://www.w3.org/TR/CSP3/; OWASP ASVS 5.0, 3.4.3
 */
export function contentSecurityPolicy({ nonce, formTargets, nextDev, framesMails }: PolicyFacts): string {
  // A nonce makes browsers ignore 'unsafe-inline', so it is one or the other.
  const styles = nextDev || framesMails ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'none'"],
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'", ...(nextDev ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", styles],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(nextDev ? ["ws:"] : [])],
    "manifest-src": ["'self'"],
    "frame-src": [framesMails ? "'self'" : "'none'"],
    "form-action": ["'self'", ...formTargets],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

/**
 * The other headers of a page.
 *
 * The referrer policy is `same-origin` on pages with a token in their address, too: no other origin ever sees one, and
 * `no-referrer` would make browsers send `Origin: null` with the page's forms, which the check against forged posts
 * refuses. HSTS speaks for this host alone; its sister hosts belong to others.
 *
 * @param https `PORTAL_URL` is https
 * @see https://fetch.spec.whatwg.org/#append-a-request-origin-header; RFC 6797
 */
export function pageHeaders({ https }: { https: boolean }): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    ...(https ? { "Strict-Transport-Security": "max-age=63072000" } : {}),
  };
}

const PERMISSIONS = ["accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "usb", "xr-spatial-tracking"]
  .map((feature) => `${feature}=()`)
  .concat("publickey-credentials-create=(self)", "publickey-credentials-get=(self)")
  .join(", ");
