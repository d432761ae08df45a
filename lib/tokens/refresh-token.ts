import { keyedHash, keyedHashMatches } from "@/lib/encryption";

const PURPOSE = "session refresh";

/**
 * What an app's server refreshes an expired session token with, kept in a cookie of the app that its scripts cannot read. It
 * is good in that app for as long as the session lives, and made anew from both, so that nothing is stored.
 */
export function refreshToken(sessionId: string, origin: string): string {
  return keyedHash(`${sessionId} ${origin}`, PURPOSE);
}

export function isRefreshToken(token: string, sessionId: string, origin: string): boolean {
  return keyedHashMatches(`${sessionId} ${origin}`, token, PURPOSE);
}
