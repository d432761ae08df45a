import { HOUR, MINUTE, SECOND } from "@/lib/time";

/** How long after each failed attempt the next one comes: eight attempts within a little more than a day. */
const DELAYS_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];
/** So much of a delay is by chance, so that a recovered receiver is not met by everything at once. */
const JITTER = 0.1;

/**
 * How long to wait before the next attempt, in milliseconds, or null to give up.
 *
 * @param attempts made since the message was first to be sent, or was asked for anew
 * @param chance 0 to 1, for tests
 */
export function nextDelayMs(attempts: number, chance: number = Math.random()): number | null {
  const delayMs = DELAYS_MS[attempts - 1];
  return delayMs === undefined ? null : Math.round(delayMs * (1 + JITTER * chance));
}
