import { SECOND } from "@/lib/time";

/**
 * When a token of a session ends, in seconds: after its lifetime, or with the session, if that is earlier. It is good for a
 * second at least, as a token that is born expired tells an app that the clocks differ.
 */
export function tokenExpiry(iat: number, lifetimeSeconds: number, sessionExpireAt: Date): number {
  return Math.max(iat + 1, Math.min(iat + lifetimeSeconds, Math.floor(sessionExpireAt.getTime() / SECOND)));
}
