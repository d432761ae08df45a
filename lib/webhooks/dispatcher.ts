import { startOnce, type Dispatcher } from "@/lib/dispatch/handle";
import { startLoop } from "@/lib/dispatch/loop";
import { SECOND } from "@/lib/time";
import { deliver, type Delivery } from "./deliver";
import { WEBHOOKS } from "./dispatcher-handle";
import { tidyWebhooks } from "./housekeeping";
import { claimDueDeliveries } from "./store";

export type WebhookDispatcherOptions = Delivery & {
  /** Deliveries to one endpoint at one time, by all portals together. */
  lane: number;
  pollIntervalMs: number;
  /** How long a claim holds when its process dies; longer than `timeoutMs`. */
  leaseMs: number;
};

/** More than the lanes of all endpoints hold together: they bound what is sent, this only a process's memory. */
const CONCURRENCY = 512;

/**
 * Start delivering webhooks, once in a process; a second call returns the running dispatcher. Several processes on one
 * database share the work. Delivery is at least once: a crash between a receiver's answer and our note of it means a second,
 * identical message with the same id, never a lost one.
 */
export function startWebhookDispatcher(): Dispatcher {
  return startOnce(WEBHOOKS, () => [createWebhookDispatcher({ lane: 8, pollIntervalMs: 1 * SECOND, timeoutMs: 15 * SECOND, leaseMs: 30 * SECOND }), tidyWebhooks()]);
}

/** A dispatcher on its own, with everything given. */
export function createWebhookDispatcher(options: WebhookDispatcherOptions): Dispatcher {
  return startLoop({
    of: "the queue of webhooks",
    concurrency: CONCURRENCY,
    pollIntervalMs: options.pollIntervalMs,
    claim: (limit) => claimDueDeliveries(limit, options.lane, options.leaseMs),
    deliver: (claimed) => deliver(claimed, options),
    looksAgainWhenDone: true,
  });
}
