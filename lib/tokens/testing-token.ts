import { keyedHash, keyedHashMatches } from "@/lib/encryption";
import { after, HOUR, SECOND } from "@/lib/time";

const PURPOSE = "testing token";
const LIFETIME_MS = 1 * HOUR;

/** A token by which the tests of an app say that they are no robot: the second at which it ends, and that we have said so. */
export function newTestingToken(now: Date): { token: string; expiresAt: Date } {
  const expiresAt = after(now, LIFETIME_MS);
  const seconds = String(Math.floor(expiresAt.getTime() / SECOND));
  return { token: `${seconds}-${keyedHash(seconds, PURPOSE)}`, expiresAt };
}

/** Whether it is one that is still good. */
export function isTestingToken(token: string | null, now: Date): boolean {
  const [, seconds, hash] = /^(\d{1,12})-([\w-]{43})$/.exec(token ?? "") ?? [];
  if (seconds === undefined || hash === undefined) return false;
  return Number(seconds) * SECOND > now.getTime() && keyedHashMatches(seconds, hash, PURPOSE);
}
