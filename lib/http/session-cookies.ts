import { cookieSuffix } from "@/lib/environment/keys";
import { appCookie } from "./app-cookie";

const SESSION = "__session";

/** The cookies that hold an app's session token, under both names that SDKs look for; without one, those that delete them. */
export function sessionCookies(jwt: string | null, secure: boolean): string[] {
  return suffixed(SESSION).map((name) => (jwt === null ? appCookie(name, "", { secure, maxAgeSeconds: 0 }) : appCookie(name, jwt, { secure })));
}

/** The cookie that an app's server refreshes an expired token with. */
export function refreshCookie(token: string | null, secure: boolean): string {
  const name = `__refresh_${cookieSuffix()}`;
  return token === null ? appCookie(name, "", { secure, maxAgeSeconds: 0, httpOnly: true }) : appCookie(name, token, { secure, httpOnly: true });
}

/** A cookie's plain name, and the one that tells this instance from another on the same host. */
export function suffixed(name: string): string[] {
  return [name, `${name}_${cookieSuffix()}`];
}
