const FALLBACK = "/user";
const LONGEST = 4096;

/**
 * The page to come back to: a path of this portal, decided on the parsed address. Anything else, for instance
 * `//evil.example` or `/\evil.example`, becomes the profile; so does the asking page itself, which would lead in circles.
 */
export function returnPath(raw: string | undefined): string {
  const portal = "http://portal.invalid";
  if (raw === undefined || raw.length > LONGEST || !/^\/(?![/\\])/.test(raw) || !URL.canParse(raw, portal)) return FALLBACK;
  const url = new URL(raw, portal);
  // Dots may leave a path that starts with two slashes, which a browser would read as another host.
  if (url.origin !== portal || url.pathname.startsWith("//") || url.pathname.startsWith("/user/reverify")) return FALLBACK;
  return url.pathname + url.search + url.hash;
}
