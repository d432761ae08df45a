import { expect, it } from "vitest";
import { DAY } from "@/lib/time";
import { nextDelayMs } from "./retry";

it("tries eight times within a little more than a day, and then gives up", () => {
  const delays = Array.from({ length: 8 }, (_, index) => nextDelayMs(index + 1, 0));
  expect(delays).toEqual([5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 36_000_000, null]);
  const total = delays.reduce<number>((sum, delay) => sum + (delay ?? 0), 0);
  expect(total).toBeGreaterThan(DAY);
  expect(total).toBeLessThan(1.25 * DAY);
});

it("moves an attempt a little by chance", () => expect(nextDelayMs(1, 1)).toBe(5_500));
