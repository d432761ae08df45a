import autocannon, { type RequestOptions } from "autocannon";

/** What many callers ask one server for, and how a right answer is told. */
export type Load = {
  url: string;
  /** The requests of the caller with this number; each caller goes through its own in turn, and begins again. */
  requestsOf: (caller: number) => RequestOptions[];
  /** Whether a body is what was asked for. Every answer is looked at. */
  isRight: (body: string) => boolean;
};

/** Answers a second; latencies in milliseconds. */
export type Measured = { perSecond: number; p50Ms: number; p99Ms: number };

/**
 * Let so many callers ask for so many seconds, each with one connection that is kept, each as soon as it has its answer.
 *
 * @throws Error when any answer was not 2xx or not what was asked for: the speed of errors is of no interest
 */
export async function measure(load: Load, callers: number, seconds: number): Promise<Measured> {
  let caller = 0;
  const result = await autocannon({
    url: load.url,
    connections: callers,
    duration: seconds,
    timeout: 30,
    setupClient(client) {
      client.setRequests(load.requestsOf(caller));
      caller += 1;
    },
    verifyBody: load.isRight,
  });
  const { errors, timeouts, mismatches, non2xx, latency } = result;
  if (errors + timeouts + mismatches + non2xx > 0 || result["2xx"] === 0) {
    throw new Error(`The load on ${load.url} was not answered as it should be: ${JSON.stringify({ errors, timeouts, mismatches, statuses: result.statusCodeStats })}`);
  }
  return { perSecond: result["2xx"] / result.duration, p50Ms: latency.p50, p99Ms: latency.p99 };
}

/** The middle one, so that one disturbed round does not decide. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  if (low === undefined || high === undefined) throw new Error("There is no median of nothing.");
  return (low + high) / 2;
}
