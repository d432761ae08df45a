import { DeliveryError } from "@/lib/messages/transports/transport";
import { SECOND } from "@/lib/time";

// "This message is wrong", not "you", "not now" or "not here": those an operator can mend while the message is young.
const PERMANENT_STATUSES = new Set([400, 410, 413, 415, 422]);
const MAX_ANSWER_BYTES = 16_384;

type Post = { url: string; headers: Record<string, string>; body: string; signal: AbortSignal };

/**
 * Post a message and judge the answer.
 *
 * @param detail reads a short error code out of a refusal's JSON body, for the log
 * @throws DeliveryError unless the answer is 2xx; redirects are not followed, they would carry the code elsewhere
 */
export async function postDelivery(name: string, { url, headers, body, signal }: Post, detail?: (answer: unknown) => string | null): Promise<void> {
  const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" }).catch((error: unknown) => {
    throw new DeliveryError(`${name}: ${failureOf(error)}`, { permanent: false });
  });
  if (response.ok) return void (await response.body?.cancel());
  const code = detail === undefined ? null : detail(await readJson(response));
  await response.body?.cancel().catch(() => undefined);
  throw new DeliveryError(`${name}: HTTP ${response.status}${code === null ? "" : ` (${code})`}`, {
    permanent: PERMANENT_STATUSES.has(response.status),
    retryAfterMs: retryAfterMs(response.headers.get("retry-after")),
  });
}

/** Only the kind of failure: fetch puts it into the cause. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "timed out";
  const { cause } = error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "connection failed";
}

async function readJson(response: Response): Promise<unknown> {
  if (Number(response.headers.get("content-length") ?? 0) > MAX_ANSWER_BYTES) return null;
  return response.json().catch(() => null);
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3). */
function retryAfterMs(header: string | null): number | null {
  if (header === null) return null;
  const delayMs = /^\d+$/.test(header) ? Number(header) * SECOND : Date.parse(header) - Date.now();
  return Number.isFinite(delayMs) ? Math.max(delayMs, 0) : null;
}
