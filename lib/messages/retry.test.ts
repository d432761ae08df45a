import { describe, expect, it } from "vitest";
import { nextDelayMs } from "@/lib/messages/retry";
import { after, DAY, HOUR, MINUTE, SECOND } from "@/lib/time";

const createdAt = new Date("2026-11-21T09:00:00Z");
const facts = { attempts: 1, createdAt, expiresAt: null, now: createdAt, retryAfterMs: null };

describe("nextDelayMs", () => {
  it("doubles from two seconds to an hour", () => {
    const delays = [1, 2, 3, 10, 12, 40].map((attempts) => nextDelayMs({ ...facts, attempts }, 1));
    expect(delays).toEqual([2 * SECOND, 4 * SECOND, 8 * SECOND, 1024 * SECOND, HOUR, HOUR]);
  });

  it("leaves half of the delay to chance", () => {
    expect(nextDelayMs({ ...facts, attempts: 3 }, 0)).toBe(4 * SECOND);
    expect(nextDelayMs({ ...facts, attempts: 3 }, 0.5)).toBe(6 * SECOND);
  });

  it("waits as long as the other side asks, within an hour", () => {
    expect(nextDelayMs({ ...facts, retryAfterMs: 30 * SECOND }, 1)).toBe(30 * SECOND);
    expect(nextDelayMs({ ...facts, retryAfterMs: 5 * DAY }, 1)).toBe(HOUR);
  });

  it("gives up when the code would have expired by then", () => {
    const expiresAt = after(createdAt, 10 * MINUTE);
    expect(nextDelayMs({ ...facts, expiresAt, now: after(createdAt, 10 * MINUTE - 3 * SECOND) }, 1)).toBe(2 * SECOND);
    expect(nextDelayMs({ ...facts, expiresAt, now: after(createdAt, 10 * MINUTE - 1 * SECOND) }, 1)).toBeNull();
  });

  it("gives up after a day or 50 attempts", () => {
    expect(nextDelayMs({ ...facts, now: after(createdAt, DAY) }, 1)).toBeNull();
    expect(nextDelayMs({ ...facts, attempts: 49 }, 1)).toBe(HOUR);
    expect(nextDelayMs({ ...facts, attempts: 50 }, 1)).toBeNull();
  });

  it("keeps trying for most of a day", () => {
    let now = createdAt;
    let attempts = 1;
    for (let delay = nextDelayMs({ ...facts, attempts, now }, 1); delay !== null; delay = nextDelayMs({ ...facts, attempts, now }, 1)) {
      now = after(now, delay);
      attempts += 1;
    }
    expect(now.getTime() - createdAt.getTime()).toBeGreaterThan(22 * HOUR);
    expect(attempts).toBeLessThan(50);
  });
});
