import { startHousekeeping } from "@/lib/dispatch/housekeeping";
import { deleteSettledMessages, outboxState } from "@/lib/messages/store";
import { setOutboxState } from "@/lib/metrics";
import { DAY, SECOND } from "@/lib/time";

const INTERVAL_MS = 15 * SECOND;
const KEPT_MS = 30 * DAY;
const DELETED_AT_ONCE = 1000;

/** Keep the outbox's metrics fresh, and forget what was settled a month ago. */
export function tidyOutbox(): { stop(): Promise<void> } {
  return startHousekeeping("the outbox", INTERVAL_MS, async () => {
    setOutboxState(await outboxState());
    await deleteSettledMessages(KEPT_MS, DELETED_AT_ONCE);
  });
}
