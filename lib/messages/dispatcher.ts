import { startOnce } from "@/lib/dispatch/handle";
import { startLoop } from "@/lib/dispatch/loop";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { brandOf } from "@/lib/messages/brand";
import { deliver, type Delivery } from "@/lib/messages/deliver";
import { MESSAGES, type MessageDispatcher } from "@/lib/messages/dispatcher-handle";
import { tidyOutbox } from "@/lib/messages/housekeeping";
import { claimDueMessages } from "@/lib/messages/store";
import { selectTransports, type Transports } from "@/lib/messages/transports/select";
import { readSettings } from "@/lib/settings/store";
import { SECOND } from "@/lib/time";

export type DispatcherOptions = Omit<Delivery, "transports"> & {
  transports: Transports;
  /** Messages sent at one time. */
  concurrency: number;
  pollIntervalMs: number;
  /** How long a claim holds when its process dies; longer than `timeoutMs`. */
  leaseMs: number;
};

const CONCURRENCY = 8;

/**
 * Start sending what stands in the outbox, once in a process; a second call returns the running dispatcher. Several
 * processes on one database share the work. Delivery is at least once: see `enqueue`.
 *
 * @throws when a transport's variables are unusable
 */
export function startMessageDispatcher(): MessageDispatcher {
  return startOnce(MESSAGES, () => {
    const transports = selectTransports(env, CONCURRENCY);
    warnOfMissingTransports(transports);
    const brand = async () => brandOf(await readSettings());
    return [createMessageDispatcher({ transports, brand, concurrency: CONCURRENCY, pollIntervalMs: 1 * SECOND, timeoutMs: 20 * SECOND, leaseMs: 35 * SECOND }), tidyOutbox()];
  });
}

/** A dispatcher on its own, with everything given. */
export function createMessageDispatcher(options: DispatcherOptions): MessageDispatcher {
  const { transports, concurrency, pollIntervalMs, leaseMs } = options;
  return startLoop({
    of: "the outbox",
    concurrency,
    pollIntervalMs,
    claim: (limit) => claimDueMessages(limit, leaseMs),
    deliver: (row) => deliver(row, options),
    close: () => [...new Set(Object.values(transports))].forEach((transport) => transport?.close?.()),
  });
}

function warnOfMissingTransports({ email, sms }: Transports): void {
  if (email === null) log.warn("no transport for email: set SMTP_URL; until then every mail fails");
  if (sms === null) log.warn("no transport for sms: set TWILIO_ACCOUNT_SID or SMS_WEBHOOK_URL; until then every text message fails");
}
