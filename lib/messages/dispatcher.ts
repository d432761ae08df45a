import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { brandOf } from "@/lib/messages/brand";
import { deliver, type Delivery } from "@/lib/messages/deliver";
import { runningDispatcher, setRunningDispatcher, type MessageDispatcher } from "@/lib/messages/dispatcher-handle";
import { startHousekeeping } from "@/lib/messages/housekeeping";
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
const PAUSE_AFTER_ERROR_MS = 5 * SECOND;

/**
 * Start sending what stands in the outbox, once in a process; a second call returns the running dispatcher. Several
 * processes on one database share the work. Delivery is at least once: see `enqueue`.
 *
 * @throws when a transport's variables are unusable
 */
export function startMessageDispatcher(): MessageDispatcher {
  const running = runningDispatcher();
  if (running !== undefined) return running;
  const transports = selectTransports(env, CONCURRENCY);
  warnOfMissingTransports(transports);
  const brand = async () => brandOf(await readSettings());
  const dispatcher = createMessageDispatcher({ transports, brand, concurrency: CONCURRENCY, pollIntervalMs: 1 * SECOND, timeoutMs: 20 * SECOND, leaseMs: 35 * SECOND });
  const housekeeping = startHousekeeping();
  const shared: MessageDispatcher = {
    nudge: () => dispatcher.nudge(),
    async stop() {
      setRunningDispatcher(undefined);
      await Promise.all([dispatcher.stop(), housekeeping.stop()]);
    },
  };
  setRunningDispatcher(shared);
  return shared;
}

/** A dispatcher on its own, with everything given. */
export function createMessageDispatcher(options: DispatcherOptions): MessageDispatcher {
  const { transports, concurrency, pollIntervalMs, leaseMs } = options;
  const inFlight = new Set<Promise<void>>();
  const alarm = makeAlarm();
  let stopping = false;

  async function claimAndSend(): Promise<void> {
    const free = concurrency - inFlight.size;
    const claimed = await claimDueMessages(free, leaseMs);
    for (const row of claimed) {
      const sending: Promise<void> = deliver(row, options)
        .catch((err: unknown) => log.error({ err, message_id: row.id }, "the outcome of a message could not be written down"))
        .finally(() => inFlight.delete(sending));
      inFlight.add(sending);
    }
    // Every place is taken: there may be more, so look again as soon as one is free. Else wait for the next turn.
    if (claimed.length === free) await Promise.race(inFlight);
    else await alarm.sleep(pollIntervalMs);
  }

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        await claimAndSend();
      } catch (err) {
        log.error({ err }, "the outbox can't be read");
        await alarm.sleep(PAUSE_AFTER_ERROR_MS);
      }
    }
  }

  const running = run();
  return {
    nudge: alarm.ring,
    async stop() {
      stopping = true;
      alarm.ring();
      await running;
      await Promise.all(inFlight);
      for (const transport of new Set(Object.values(transports))) transport?.close?.();
    },
  };
}

/** A sleep that can be ended from outside; a ring while nobody sleeps ends the next sleep at once. */
function makeAlarm(): { sleep(durationMs: number): Promise<void>; ring(): void } {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async sleep(durationMs) {
      if (!rung) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, durationMs);
        });
        clearTimeout(timer);
        wake = null;
      }
      rung = false;
    },
  };
}

function warnOfMissingTransports({ email, sms }: Transports): void {
  if (email === null) log.warn("no transport for email: set SMTP_URL; until then every mail fails");
  if (sms === null) log.warn("no transport for sms: set TWILIO_ACCOUNT_SID or SMS_WEBHOOK_URL; until then every text message fails");
}
