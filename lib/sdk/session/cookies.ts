import { sha1 } from "../sha1";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * The cookies by which the app's server knows who is signed in. Each stands under two names: the plain one, and one that
 * tells apps of several portals on one host apart.
 */
export class AppCookies {
  readonly #suffix: string;

  constructor(publishableKey: string) {
    this.#suffix = cookieSuffix(publishableKey);
  }

  get(name: string): string | null {
    return readCookie(`${name}_${this.#suffix}`) ?? readCookie(name);
  }

  set(name: string, value: string, attributes: CookieAttributes = {}): void {
    writeCookie(name, value, attributes);
    writeCookie(`${name}_${this.#suffix}`, value, attributes);
  }

  remove(name: string, attributes: CookieAttributes = {}): void {
    this.set(name, "", { ...attributes, maxAge: 0 });
  }
}

export interface CookieAttributes {
  /** In seconds; a year when absent, until the browser ends when null. */
  maxAge?: number | null;
  sameSite?: "Lax" | "Strict";
  /** The page's host alone when absent. */
  domain?: string;
}

/** The suffix of a key's cookies: apps' servers reckon it in the same way. */
export function cookieSuffix(publishableKey: string): string {
  return sha1(publishableKey).replaceAll("+", "-").replaceAll("/", "_").slice(0, 8);
}

export function readCookie(name: string): string | null {
  const pair = document.cookie.split("; ").find((each) => each.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) || null;
}

export function writeCookie(name: string, value: string, { maxAge = YEAR_SECONDS, sameSite = "Lax", domain }: CookieAttributes = {}): void {
  const parts = [`${name}=${value}`, "Path=/", `SameSite=${sameSite}`];
  if (maxAge !== null) parts.push(`Max-Age=${maxAge}`);
  if (domain) parts.push(`Domain=${domain}`);
  if (location.protocol === "https:") parts.push("Secure");
  document.cookie = parts.join("; ");
}

/** The widest domain that the browser lets this page set cookies for; undefined when that is its own host alone. */
export function widestCookieDomain(hostname = location.hostname): string | undefined {
  const labels = hostname.split(".");
  if (labels.length < 2 || /^[\d.]+$|:/.test(hostname)) return undefined;
  const probe = "__clerk_test_etld";
  for (let count = 2; count <= labels.length; count++) {
    const domain = labels.slice(-count).join(".");
    writeCookie(probe, "1", { maxAge: null, domain });
    if (readCookie(probe) === null) continue;
    writeCookie(probe, "", { maxAge: 0, domain });
    return domain;
  }
  return undefined;
}
