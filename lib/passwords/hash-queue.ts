/** How a queue is doing now. `averageMs` is the smoothed duration of one piece of work. */
export type QueueDepth = { running: number; waiting: number; averageMs: number };

export type HashQueueOptions = {
  /** Pieces of work that run at the same time. */
  concurrency: number;
  /** Pieces of work that may wait, however fast they are. */
  maxWaiting: number;
  /** The longest that a newcomer may have to wait, in milliseconds, judged by how long recent work took. */
  maxWaitMs: number;
  /** What one piece of work may take, in milliseconds, until the first measurements correct it. */
  firstGuessMs: number;
  /** What is thrown when there is no room. */
  refuse: (retryAfterSeconds: number) => Error;
  /** Called after every change, for metrics. */
  onChange?: (depth: QueueDepth) => void;
};

export type HashQueue = {
  /** Run the work when its turn comes, first come first served. Rejects at once with `refuse()` when there is no room. */
  run<T>(work: () => Promise<T>): Promise<T>;
  depth(): QueueDepth;
};

const SMOOTHING = 0.1;

/**
 * A queue for work that takes a core each: bounded in number and in waiting time, so that a burst is told to come back
 * later instead of making everybody wait, and so that slow machines refuse sooner than fast ones. All work of one queue is
 * judged by one average: work of quite another size belongs into a queue of its own.
 */
export function createHashQueue({ concurrency, maxWaiting, maxWaitMs, firstGuessMs, refuse, onChange }: HashQueueOptions): HashQueue {
  const waiting: (() => void)[] = [];
  let running = 0;
  let averageMs = firstGuessMs;

  const depth = () => ({ running, waiting: waiting.length, averageMs });
  const changed = () => onChange?.(depth());
  const expectedWaitMs = () => ((waiting.length + 1) * averageMs) / concurrency;
  // A few may always wait: after one very slow piece of work the average alone would refuse everybody.
  const isFull = () => waiting.length >= maxWaiting || (waiting.length >= concurrency && expectedWaitMs() > maxWaitMs);

  async function takeTurn(): Promise<void> {
    if (running < concurrency) {
      running += 1;
      return changed();
    }
    if (isFull()) throw refuse(Math.max(1, Math.ceil(expectedWaitMs() / 1000)));
    // Whoever finishes hands its place over, hence `running` stays as it is.
    const turn = new Promise<void>((resolve) => waiting.push(resolve));
    changed();
    await turn;
  }

  function endTurn(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
    changed();
  }

  return {
    depth,
    async run(work) {
      await takeTurn();
      const startedMs = performance.now();
      try {
        return await work();
      } finally {
        averageMs += SMOOTHING * (performance.now() - startedMs - averageMs);
        endTurn();
      }
    },
  };
}
