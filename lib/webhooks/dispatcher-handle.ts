import { runningDispatcher } from "@/lib/dispatch/handle";

/** What the dispatcher of webhooks is called among those of the process. */
export const WEBHOOKS = "webhooks";

/** Wake this process's dispatcher. Does nothing where none runs: another process polls. */
export function nudgeWebhookDispatcher(): void {
  runningDispatcher(WEBHOOKS)?.nudge();
}
