import { CLIENT_LIFETIME_MS } from "@/lib/resources/clients/store";
import { SECOND } from "@/lib/time";

/** The cookie that holds a browser's credential: the name is the wire's. */
export const CLIENT_COOKIE = "__client";

/**
 * How the credential is kept: out of reach of scripts, sent over https alone where the portal has it, and never with a
 * request that another site makes, but for following a link.
 *
 * @see RFC 6265bis section 4.1.2
 */
export function clientCookieOptions(secure: boolean) {
  return { httpOnly: true, secure, sameSite: "lax", path: "/", maxAge: CLIENT_LIFETIME_MS / SECOND } as const;
}
