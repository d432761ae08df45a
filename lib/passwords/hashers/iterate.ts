import { setImmediate as othersTurn } from "node:timers/promises";

const SLICE_MS = 4;
const STEPS_BETWEEN_LOOKS = 64;

/**
 * Longer passwords are wrong where each of many steps hashes the password again: whoever signs in chooses its length, and
 * so what the step costs.
 */
export const MOST_ITERATED_BYTES = 1024;

/**
 * Do a step many times, each with the result of the one before. Node has no such hash off the main thread, so it is done
 * on it in slices of a few milliseconds, with everybody else's turn in between.
 */
export async function iterate(times: number, first: Buffer, step: (last: Buffer) => Buffer): Promise<Buffer> {
  let value = first;
  let sliceStartedMs = performance.now();
  for (let count = 1; count <= times; count += 1) {
    value = step(value);
    if (count % STEPS_BETWEEN_LOOKS !== 0 || performance.now() - sliceStartedMs < SLICE_MS) continue;
    await othersTurn();
    sliceStartedMs = performance.now();
  }
  return value;
}
