import { log } from "@/lib/log";

/** Tidy up from time to time, one turn after the other. What goes wrong is tried again at the next turn. */
export function startHousekeeping(of: string, intervalMs: number, tidy: () => Promise<void>): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(tidy).catch((err: unknown) => log.warn({ err }, `${of} could not be tidied`));
  }, intervalMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
