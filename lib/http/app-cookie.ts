import { DAY, SECOND } from "@/lib/time";

/** For cookies whose content says by itself how long it is good. */
export const LASTING_SECONDS = (3650 * DAY) / SECOND;

type Attributes = { domain?: string | null; secure: boolean; maxAgeSeconds?: number; httpOnly?: boolean };

/**
 * A cookie that an app's scripts and server read, unless it is for the server alone: with links from other sites, but with
 * nothing else that they send.
 *
 * @returns the whole value of `Set-Cookie`
 */
export function appCookie(name: string, value: string, { domain = null, secure, maxAgeSeconds = LASTING_SECONDS, httpOnly = false }: Attributes): string {
  return `${name}=${value}; Path=/; ${domain ? `Domain=${domain}; ` : ""}Max-Age=${maxAgeSeconds}; SameSite=Lax${httpOnly ? "; HttpOnly" : ""}${secure ? "; Secure" : ""}`;
}
