import { describe, expect, it } from "vitest";
import { createHashQueue, type HashQueueOptions, type QueueDepth } from "./hash-queue";

class Full extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super("full");
  }
}

const queueOf = (options: Partial<HashQueueOptions>) =>
  createHashQueue({ concurrency: 2, maxWaiting: 3, maxWaitMs: 60_000, firstGuessMs: 10, refuse: (seconds) => new Full(seconds), ...options });

/** Pieces of work that end when the test says so. */
function controlledWork() {
  const started: number[] = [];
  const enders: (() => void)[] = [];
  const work = (number: number) => async () => {
    started.push(number);
    await new Promise<void>((resolve) => (enders[number] = resolve));
    return number;
  };
  return { started, work, end: (number: number) => enders[number]?.() };
}

describe("the hash queue", () => {
  it("runs as many as allowed, keeps the order, and refuses past the cap at once", async () => {
    const queue = queueOf({});
    const { started, work, end } = controlledWork();
    const burst = Array.from({ length: 8 }, (_, number) => queue.run(work(number)));
    const refused = await Promise.allSettled(burst.slice(5));
    expect(refused.map((result) => result.status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(started).toEqual([0, 1]);
    expect(queue.depth()).toMatchObject({ running: 2, waiting: 3 });

    end(1);
    expect(await burst[1]).toBe(1);
    await Promise.resolve();
    expect(started).toEqual([0, 1, 2]);
    for (const number of [0, 2, 3, 4]) {
      await expect.poll(() => started.includes(number)).toBe(true);
      end(number);
      expect(await burst[number]).toBe(number);
    }
    expect(started).toEqual([0, 1, 2, 3, 4]);
    await expect.poll(() => queue.depth()).toMatchObject({ running: 0, waiting: 0 });
  });

  it("takes work again after a burst", async () => {
    const queue = queueOf({ concurrency: 1, maxWaiting: 0 });
    const { work, end } = controlledWork();
    const first = queue.run(work(0));
    await expect(queue.run(work(1))).rejects.toThrow(Full);
    end(0);
    await first;
    expect(await queue.run(() => Promise.resolve("again"))).toBe("again");
  });

  it("gives the place of failed work to the next", async () => {
    const queue = queueOf({ concurrency: 1 });
    const failing = queue.run(() => Promise.reject(new Error("broken")));
    const next = queue.run(() => Promise.resolve("next"));
    await expect(failing).rejects.toThrow("broken");
    expect(await next).toBe("next");
    expect(queue.depth()).toMatchObject({ running: 0, waiting: 0 });
  });

  it("refuses sooner where work is slow, and says after how many seconds to come back", async () => {
    const queue = queueOf({ concurrency: 1, maxWaiting: 1000, maxWaitMs: 50 });
    for (let count = 0; count < 5; count += 1) await queue.run(() => new Promise((resolve) => setTimeout(resolve, 150)));
    const { work, end } = controlledWork();
    const [running, waiting] = [queue.run(work(0)), queue.run(work(1))];
    const refusal = await queue.run(work(2)).catch((thrown: unknown) => thrown);
    expect(refusal).toBeInstanceOf(Full);
    expect((refusal as Full).retryAfterSeconds).toBe(1);
    end(0);
    await running;
    await expect.poll(() => queue.depth().waiting).toBe(0);
    end(1);
    await waiting;
  });

  it("reports every change", async () => {
    const seen: Pick<QueueDepth, "running" | "waiting">[] = [];
    const queue = queueOf({ concurrency: 1, onChange: ({ running, waiting }) => seen.push({ running, waiting }) });
    await Promise.all([queue.run(() => Promise.resolve()), queue.run(() => Promise.resolve())]);
    expect(seen).toEqual([
      { running: 1, waiting: 0 },
      { running: 1, waiting: 1 },
      { running: 1, waiting: 0 },
      { running: 0, waiting: 0 },
    ]);
  });
});
