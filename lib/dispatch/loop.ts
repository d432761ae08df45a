import { log } from "@/lib/log";
import { SECOND } from "@/lib/time";
import { makeAlarm } from "./alarm";
import type { Dispatcher } from "./handle";

export type LoopOptions<Claimed extends { id: string }> = {
  /** What waits, for the log: `the outbox`. */
  of: string;
  /** Things delivered at one time. */
  concurrency: number;
  pollIntervalMs: number;
  /** Claim at most so many due things, for as long as a lease holds. */
  claim: (limit: number) => Promise<Claimed[]>;
  /** Deliver one and write down what came of it; throws only when that could not be written down. */
  deliver: (claimed: Claimed) => Promise<void>;
  /** Look again whenever one is done: where one that waits may have been held back by it. */
  looksAgainWhenDone?: true;
  /** Give connections back, when everything is done. */
  close?: () => void;
};

const PAUSE_AFTER_ERROR_MS = 5 * SECOND;

/**
 * Deliver what waits in the database: claim what is due, a bounded number at one time, and look again when a place is free,
 * when somebody nudges, and from time to time. It keeps nothing in memory that a crash could lose.
 */
export function startLoop<Claimed extends { id: string }>({ of, concurrency, pollIntervalMs, claim, deliver, looksAgainWhenDone, close }: LoopOptions<Claimed>): Dispatcher {
  const inFlight = new Set<Promise<void>>();
  const alarm = makeAlarm();
  let stopping = false;

  async function claimAndDeliver(): Promise<void> {
    const free = concurrency - inFlight.size;
    const claimed = await claim(free);
    for (const each of claimed) {
      const delivering: Promise<void> = deliver(each)
        .catch((err: unknown) => log.error({ err, id: each.id }, `what came of a delivery could not be written down (${of})`))
        .finally(() => {
          inFlight.delete(delivering);
          if (looksAgainWhenDone) alarm.ring();
        });
      inFlight.add(delivering);
    }
    // Every place is taken: there may be more, so look again as soon as one is free. Else wait for the next turn.
    if (claimed.length === free) await Promise.race(inFlight);
    else await alarm.sleep(pollIntervalMs);
  }

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        await claimAndDeliver();
      } catch (err) {
        log.error({ err }, `${of} can't be read`);
        await alarm.sleep(PAUSE_AFTER_ERROR_MS);
      }
    }
  }

  const running = run();
  return {
    nudge: alarm.ring,
    async stop() {
      stopping = true;
      alarm.ring();
      await running;
      await Promise.all(inFlight);
      close?.();
    },
  };
}
