import { isIP } from "node:net";
import { isLoopbackHost } from "@/lib/env";

/**
 * The domain that the portal shares with the apps of its site: `example.com` for `accounts.example.com` and
 * `https://app.example.com`. Null where there is none: a machine of one's own, an address, an app elsewhere. A suffix that
 * is nobody's own, such as `co.uk`, is refused by the browser.
 *
 * @param origins of the apps; one with a scheme of its own stands on no domain
 */
export function sharedDomain(portalHost: string, origins: readonly string[]): string | null {
  if (isLoopbackHost(portalHost) || isIP(portalHost.replace(/^\[|\]$/g, "")) !== 0) return null;
  const shared = origins.filter((origin) => /^https?:/.test(origin)).flatMap((origin) => commonSuffix(portalHost.split("."), new URL(origin).hostname.split(".")) ?? []);
  return shared.toSorted((one, other) => one.length - other.length)[0] ?? null;
}

/** Whether a cookie for that domain, or without one for the portal's own host, comes to an app's host. */
export function reachesHost(domain: string | null, portalHost: string, appHost: string): boolean {
  return domain === null ? appHost === portalHost : appHost === domain || appHost.endsWith(`.${domain}`);
}

function commonSuffix(one: string[], other: string[]): string | null {
  const length = Math.min(one.length, other.length);
  let common = 0;
  while (common < length && one.at(-1 - common) === other.at(-1 - common)) common += 1;
  return common < 2 ? null : one.slice(-common).join(".");
}
