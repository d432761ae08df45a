import { log } from "@/lib/log";
import { deleteSettledMessages, outboxState } from "@/lib/messages/store";
import { setOutboxState } from "@/lib/metrics";
import { DAY, SECOND } from "@/lib/time";

const INTERVAL_MS = 15 * SECOND;
const KEPT_MS = 30 * DAY;
const DELETED_AT_ONCE = 1000;

/** Keep the outbox's metrics fresh, and forget what was settled a month ago. */
export function startHousekeeping(): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(tidy);
  }, INTERVAL_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

async function tidy(): Promise<void> {
  try {
    setOutboxState(await outboxState());
    await deleteSettledMessages(KEPT_MS, DELETED_AT_ONCE);
  } catch (err) {
    log.warn({ err }, "the outbox could not be tidied");
  }
}
