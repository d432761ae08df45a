import { isLoopbackHost } from "@/lib/env";

/** Where an app may ask the portal to send people. All of it comes from the operator, never from the request. */
export type RedirectRules = {
  /** The portal's own origin, such as `https://accounts.example.com`. */
  portalOrigin: string;
  /** Origins of the apps, compared whole: no prefix, no suffix, no pattern. */
  allowedOrigins: readonly string[];
  /** Stored redirect URLs: origin and path must be equal, and the query too where the stored URL has one. */
  redirectUrls: readonly string[];
  /** Where to go when nothing, or nothing permitted, was asked for. Given back as it is. */
  fallback: string;
  /** A development instance also sends people to every port of the own machine. */
  development: boolean;
};

export type ResolvedRedirect = {
  /** A path within the portal, an absolute URL of an app, or the fallback as the caller gave it. */
  url: string;
  /** Something was asked for and is not permitted: say so to the person. */
  refused: boolean;
  /** The URL leaves the portal's origin. */
  external: boolean;
};

const MAX_URL_CHARACTERS = 2_048;

// Characters that browsers drop, fold or show misleadingly: controls, backslash, and invisible or direction marks.
// A decision about a text that is not what the browser will see is worth nothing, so such a text is refused outright.
const DECEPTIVE = /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\\]/;

/**
 * Decide where to send a person who came with `redirect_url`. The decision is made on the parsed URL, and the parsed URL
 * is what is given back, so that the browser goes where the decision looked.
 *
 * @param raw the parameter as it was received, decoded once; null when there was none
 * @see https://url.spec.whatwg.org/#url-parsing; OWASP ASVS 5.0, 3.7.2; RFC 9700 section 4.1.3 (exact matching)
 */
export function resolveRedirect(raw: string | null | undefined, rules: RedirectRules): ResolvedRedirect {
  if (raw === null || raw === undefined || raw === "") return fallback(rules, false);
  const url = parseTarget(raw, rules.portalOrigin);
  if (url === null || !isPermitted(url, rules)) return fallback(rules, true);
  if (url.origin !== originOf(rules.portalOrigin)) return { url: url.href, refused: false, external: true };
  return { url: `${url.pathname}${url.search}${url.hash}`, refused: false, external: false };
}

function fallback(rules: RedirectRules, refused: boolean): ResolvedRedirect {
  const url = URL.canParse(rules.fallback, rules.portalOrigin) ? new URL(rules.fallback, rules.portalOrigin) : null;
  return { url: rules.fallback, refused, external: url !== null && url.origin !== originOf(rules.portalOrigin) };
}

/** Only two forms are understood: `http(s)://…` and, for the portal itself, a path that begins with one slash. */
function parseTarget(raw: string, portalOrigin: string): URL | null {
  if (raw.length > MAX_URL_CHARACTERS || raw !== raw.trim() || DECEPTIVE.test(raw)) return null;
  const isPath = raw.startsWith("/") && !raw.startsWith("//");
  if (!isPath && !/^https?:\/\/[^/?#]/i.test(raw)) return null;
  if (!isPath && authorityOf(raw).includes("@")) return null;
  const base = isPath ? portalOrigin : undefined;
  return URL.canParse(raw, base) ? new URL(raw, base) : null;
}

function authorityOf(raw: string): string {
  return /^https?:\/\/([^/?#]*)/i.exec(raw)?.[1] ?? "";
}

function isPermitted(url: URL, rules: RedirectRules): boolean {
  if (url.protocol !== "https:" && url.protocol !== "http:") return false;
  if (url.username !== "" || url.password !== "") return false;
  // `/..//evil.test` stays on this host, but becomes another one as soon as somebody keeps only the path.
  if (url.origin === originOf(rules.portalOrigin)) return !url.pathname.startsWith("//");
  if (rules.allowedOrigins.some((origin) => originOf(origin) === url.origin)) return true;
  if (rules.redirectUrls.some((stored) => isStoredUrl(url, stored))) return true;
  return rules.development && isLoopbackHost(url.hostname);
}

function isStoredUrl(url: URL, text: string): boolean {
  if (originOf(text) === null) return false;
  const stored = new URL(text);
  return stored.origin === url.origin && stored.pathname === url.pathname && (stored.search === "" || stored.search === url.search);
}

/** The origin of an http(s) URL; null for all else, so that two opaque origins ("null") are never equal. */
function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:" ? url.origin : null;
}
