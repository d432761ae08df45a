import { log } from "@/lib/log";
import { countWebhook } from "@/lib/metrics";
import { disableIfDead } from "./disable-if-dead";
import { NoAnswerError, post, type Answer } from "./post";
import type { Resolve } from "./resolve";
import { nextDelayMs } from "./retry";
import { openBody, signingKeysOf } from "./sealed";
import { sign } from "./signature";
import { markDelivered, markFailed, type Attempt, type ClaimedDelivery } from "./store";
import { isSecretType } from "./types";

export type Delivery = {
  /** How long a receiver may take to answer. */
  timeoutMs: number;
  /** For tests: what knows the addresses of hosts. */
  resolve?: Resolve;
};

type Outcome = Pick<Attempt, "responseStatus" | "responseExcerpt" | "error"> & { isFinal: boolean };

/**
 * Make one claimed delivery and write down what came of it. An outage of the database afterwards is thrown: the lease then
 * ends by itself, and the message goes out a second time with the same id.
 */
export async function deliver(claimed: ClaimedDelivery, delivery: Delivery): Promise<void> {
  const startedAt = new Date();
  const began = performance.now();
  const { isFinal, ...outcome } = await attemptDelivery(claimed, delivery, startedAt);
  const attempt: Attempt = { startedAt, durationMs: performance.now() - began, ...outcome };
  if (attempt.error === null) {
    await markDelivered(claimed, attempt);
    return countWebhook("delivered");
  }
  const delayMs = isFinal ? null : nextDelayMs(claimed.attempts - claimed.attemptsBefore);
  await markFailed(claimed, attempt, delayMs);
  countWebhook(delayMs === null ? "failed" : "retry");
  log.warn({ delivery_id: claimed.id, endpoint_id: claimed.endpointId, type: claimed.type, attempts: claimed.attempts, reason: attempt.error, retryAfterMs: delayMs }, "webhook not delivered");
  await disableIfDead(claimed.endpointId);
}

async function attemptDelivery(claimed: ClaimedDelivery, delivery: Delivery, at: Date): Promise<Outcome> {
  const signed = signedRequest(claimed, at);
  // Sealed with a key that is gone: no later attempt can read it either.
  if (signed === null) return { responseStatus: null, responseExcerpt: null, error: "unreadable", isFinal: true };
  try {
    const answer = await post({ url: claimed.url, ...signed, signal: AbortSignal.timeout(delivery.timeoutMs), resolve: delivery.resolve });
    return { ...judged(answer), responseStatus: answer.status, responseExcerpt: isSecretType(claimed.type) ? null : answer.excerpt, isFinal: false };
  } catch (error) {
    return { responseStatus: null, responseExcerpt: null, error: error instanceof NoAnswerError ? error.message : "connection failed", isFinal: false };
  }
}

function judged({ status }: Answer): { error: string | null } {
  return { error: status >= 200 && status < 300 ? null : `HTTP ${status}` };
}

function signedRequest({ messageId, sealedBody, ...secrets }: ClaimedDelivery, at: Date): { headers: Record<string, string>; body: string } | null {
  try {
    const body = openBody(sealedBody);
    const { timestamp, signature } = sign(signingKeysOf(secrets, at), messageId, body, at);
    return { body, headers: { "content-type": "application/json", "user-agent": "Gatehouse-Webhooks", "svix-id": messageId, "svix-timestamp": timestamp, "svix-signature": signature } };
  } catch {
    return null;
  }
}
