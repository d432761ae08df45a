import { startHousekeeping } from "@/lib/dispatch/housekeeping";
import { setWebhookState } from "@/lib/metrics";
import { DAY, MINUTE } from "@/lib/time";
import { deleteOldMessages, queueState } from "./store";

const INTERVAL_MS = 1 * MINUTE;
const KEPT_MS = 30 * DAY;
const DELETED_AT_ONCE = 5_000;

/** Keep the metrics of webhooks fresh, and forget what is a month old. */
export function tidyWebhooks(): { stop(): Promise<void> } {
  return startHousekeeping("the log of webhooks", INTERVAL_MS, async () => {
    setWebhookState(await queueState());
    await deleteOldMessages(KEPT_MS, DELETED_AT_ONCE);
  });
}
