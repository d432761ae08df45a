import { DAY, HOUR, SECOND } from "@/lib/time";

const FIRST_DELAY_MS = 2 * SECOND;
const LONGEST_DELAY_MS = 1 * HOUR;
/** With the delays above a day holds about 35 attempts; this only ends a message that an operator keeps alive. */
const MAX_ATTEMPTS = 50;
const MAX_AGE_MS = 1 * DAY;

export type RetryFacts = {
  /** Attempts made so far, the failed one included. */
  attempts: number;
  createdAt: Date;
  expiresAt: Date | null;
  now: Date;
  /** The other side's wish. */
  retryAfterMs: number | null;
};

/**
 * How long to wait before the next attempt, in milliseconds, or null to give up: after a day, or when the code in the
 * message would have expired by then. Doubles from two seconds to an hour, half of it by chance, so that a recovered mail
 * server is not met by everything at once.
 *
 * @param chance 0 to 1, for tests
 */
export function nextDelayMs({ attempts, createdAt, expiresAt, now, retryAfterMs }: RetryFacts, chance: number = Math.random()): number | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  const ceiling = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
  const delayMs = Math.max(Math.round(ceiling * (0.5 + chance / 2)), Math.min(retryAfterMs ?? 0, LONGEST_DELAY_MS));
  const next = now.getTime() + delayMs;
  const end = Math.min(createdAt.getTime() + MAX_AGE_MS, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return next < end ? delayMs : null;
}
