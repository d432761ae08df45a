import { setTimeout as sleep } from "node:timers/promises";

/** What has to be undone when the process ends, latest first. */
export type Shutdown = {
  /** A stop was asked for: nothing new should begin. */
  isStopping(): boolean;
  /** Called between the steps of a start: throws when a stop was asked for. */
  checkpoint(): void;
  /** Add what one step of the start has to undo. */
  onStop(name: string, undo: () => Promise<void> | void): void;
  /** Undo everything, once. Errors are told and do not keep the rest from being undone. */
  run(): Promise<void>;
  /** Stop at SIGTERM and SIGINT after `started` has settled; a second signal ends the process at once. */
  listen(started: Promise<unknown>, graceMs: number): void;
};

export function createShutdown(report: (name: string, error: unknown) => void): Shutdown {
  const steps: { name: string; undo: () => Promise<void> | void }[] = [];
  let stopping = false;
  let running: Promise<void> | undefined;

  async function undoAll(): Promise<void> {
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await step.undo();
      } catch (error) {
        report(step.name, error);
      }
    }
  }

  const shutdown: Shutdown = {
    isStopping: () => stopping,
    checkpoint() {
      if (stopping) throw new Error("A signal interrupted the start.");
    },
    onStop: (name, undo) => void steps.push({ name, undo }),
    run() {
      stopping = true;
      running ??= undoAll();
      return running;
    },
    listen(started, graceMs) {
      const stop = async (): Promise<void> => {
        if (stopping) process.exit(1);
        stopping = true;
        // A step of the start that has begun is let finish, so that it can be undone.
        await Promise.race([started.catch(() => {}), sleep(graceMs, undefined, { ref: false })]);
        await shutdown.run();
        process.exit(0);
      };
      process.on("SIGTERM", () => void stop());
      process.on("SIGINT", () => void stop());
    },
  };
  return shutdown;
}
