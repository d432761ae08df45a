import type { Transaction } from "@/lib/db/client";
import { nudgeWebhookDispatcher } from "./dispatcher-handle";
import { forgetSubscriptions } from "./subscriptions";

const queueing = new WeakSet<object>();
const changing = new WeakSet<object>();

/** There will be something to deliver once this transaction is committed. */
export function wakeAfterCommit(tx: Transaction): void {
  queueing.add(tx);
}

/** Who is told of what will be different once this transaction is committed. */
export function subscriptionsChange(tx: Transaction): void {
  changing.add(tx);
}

/** After the commit: what was held of the endpoints is forgotten, and this process's dispatcher looks for work, where there is reason to. */
export function settleWebhooks(tx: Transaction): void {
  const isChanged = changing.delete(tx);
  if (isChanged) forgetSubscriptions();
  if (queueing.delete(tx) || isChanged) nudgeWebhookDispatcher();
}
