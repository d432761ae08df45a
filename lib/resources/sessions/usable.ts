import { apiError } from "@/lib/errors";

/**
 * Refuse a banned or locked account, whichever way into it is tried.
 *
 * @throws user_locked 403, with the seconds until it opens again
 * @throws user_banned 403
 */
export function assertUsable(user: { bannedAt: Date | null; lockedAt: Date | null; lockoutExpiresAt: Date | null }, now: Date): void {
  if (user.bannedAt) throw apiError("user_banned");
  if (user.lockedAt) throw apiError("user_locked");
  if (!user.lockoutExpiresAt || user.lockoutExpiresAt <= now) return;
  const seconds = Math.ceil((user.lockoutExpiresAt.getTime() - now.getTime()) / 1000);
  throw apiError("user_locked", { lockout_expires_in_seconds: seconds }, { retryAfterSeconds: seconds });
}
