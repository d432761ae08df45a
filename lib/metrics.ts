import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { routeLabel } from "@/lib/metrics-route";

/**
 * Numbers for Prometheus. Labels come from small closed sets only (strategy, outcome, rule, normalised route): a label
 * that a visitor can choose would let them fill the server's memory.
 *
 * @see https://prometheus.io/docs/practices/naming/
 */
type Metrics = ReturnType<typeof createMetrics>;

/** What one answered request looked like. `path` may hold a query and identifiers; only its route is kept. */
export type ObservedRequest = { method: string; path: string; status: number; durationSeconds: number };

/** How an attempt to get in ended. `rate_limited` and `refused` never reached a credential. */
export type AttemptOutcome = "success" | "failure" | "needs_second_factor" | "rate_limited" | "refused";

/** One state of the outbox, counted by the message dispatcher. */
export type OutboxState = { oldestQueuedAgeSeconds: number; queued: number; sending: number; failed: number };

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const SAFE_LABEL = /^[a-z0-9_]{1,48}$/;

// The server's bundle and Next's bundle share one process; two registries would each tell half of the truth.
const shared = globalThis as typeof globalThis & { gatehouseMetrics?: Metrics };
const metrics: Metrics = (shared.gatehouseMetrics ??= createMetrics());

/** The content type that belongs to `metricsText()`. */
export const metricsContentType: string = metrics.registry.contentType;

/** All metrics in Prometheus' text format, for `/metrics`. */
export function metricsText(): Promise<string> {
  return metrics.registry.metrics();
}

/** Count one answered request and its duration in seconds. */
export function observeRequest({ method, path, status, durationSeconds }: ObservedRequest): void {
  const labels = { method: METHODS.has(method) ? method : "OTHER", route: routeLabel(path, status), status: String(status) };
  metrics.httpRequests.inc(labels);
  // Status is left out of the histogram: buckets × routes × statuses would be most of the answer.
  metrics.httpDurationSeconds.observe({ method: labels.method, route: labels.route }, Math.max(durationSeconds, 0));
}

/** Count one attempt to sign in by its strategy (password, email_code …). */
export function countSignIn(strategy: string, outcome: AttemptOutcome): void {
  metrics.signIns.inc({ strategy: label(strategy), outcome });
}

/** Count one attempt to sign up by the strategy that decided it. */
export function countSignUp(strategy: string, outcome: AttemptOutcome): void {
  metrics.signUps.inc({ strategy: label(strategy), outcome });
}

/** Count one request that a rate limit's rule refused. */
export function countRateLimitHit(rule: string): void {
  metrics.rateLimitHits.inc({ rule: label(rule) });
}

/** Count one try to deliver a message. `retry` means that it failed for now and will be tried again. */
export function countMessage(channel: "email" | "sms", outcome: "sent" | "retry" | "failed"): void {
  metrics.messages.inc({ channel, outcome });
}

/** Count one try to deliver a webhook. `retry` means that it failed for now and will be tried again. */
export function countWebhook(outcome: "delivered" | "retry" | "failed"): void {
  metrics.webhooks.inc({ outcome });
}

/** Say how many webhooks wait, and for how long the oldest has been due, in seconds. */
export function setWebhookState({ queued, oldestDueAgeSeconds }: { queued: number; oldestDueAgeSeconds: number }): void {
  metrics.webhooksQueued.set(queued);
  metrics.webhooksDueAgeSeconds.set(Math.max(oldestDueAgeSeconds, 0));
}

/** Say how the outbox stands now; ages in seconds, zero when nothing waits. */
export function setOutboxState({ oldestQueuedAgeSeconds, queued, sending, failed }: OutboxState): void {
  metrics.outboxAgeSeconds.set(Math.max(oldestQueuedAgeSeconds, 0));
  metrics.outboxMessages.set({ status: "queued" }, queued);
  metrics.outboxMessages.set({ status: "sending" }, sending);
  metrics.outboxMessages.set({ status: "failed" }, failed);
}

/** Say how many password hashes run and wait. Call it whenever the queue changes. */
export function setPasswordHashQueue({ running, waiting }: { running: number; waiting: number }): void {
  metrics.passwordHashes.set({ state: "running" }, running);
  metrics.passwordHashes.set({ state: "waiting" }, waiting);
}

/** Count one password hash that was refused because the queue was full. */
export function countPasswordHashRefusal(): void {
  metrics.passwordHashRefusals.inc();
}

function label(value: string): string {
  return SAFE_LABEL.test(value) ? value : "other";
}

function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    httpRequests: new Counter({ name: "gatehouse_http_requests_total", help: "Requests answered.", labelNames: ["method", "route", "status"], registers }),
    httpDurationSeconds: new Histogram({
      name: "gatehouse_http_request_duration_seconds",
      help: "Time from the request's first byte to the end of the answer.",
      labelNames: ["method", "route"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    signIns: new Counter({ name: "gatehouse_sign_ins_total", help: "Attempts to sign in.", labelNames: ["strategy", "outcome"], registers }),
    signUps: new Counter({ name: "gatehouse_sign_ups_total", help: "Attempts to sign up.", labelNames: ["strategy", "outcome"], registers }),
    rateLimitHits: new Counter({ name: "gatehouse_rate_limit_hits_total", help: "Requests refused by a rate limit.", labelNames: ["rule"], registers }),
    messages: new Counter({ name: "gatehouse_messages_total", help: "Tries to deliver a message.", labelNames: ["channel", "outcome"], registers }),
    webhooks: new Counter({ name: "gatehouse_webhooks_total", help: "Tries to deliver a webhook.", labelNames: ["outcome"], registers }),
    webhooksQueued: new Gauge({ name: "gatehouse_webhooks_queued", help: "Webhooks that wait for enabled endpoints.", registers }),
    webhooksDueAgeSeconds: new Gauge({ name: "gatehouse_webhooks_oldest_due_age_seconds", help: "For how long the oldest webhook has been due.", registers }),
    outboxMessages: new Gauge({ name: "gatehouse_outbox_messages", help: "Messages in the outbox.", labelNames: ["status"], registers }),
    outboxAgeSeconds: new Gauge({ name: "gatehouse_outbox_oldest_age_seconds", help: "Age of the oldest message that waits.", registers }),
    passwordHashes: new Gauge({ name: "gatehouse_password_hashes", help: "Password hashes that run or wait.", labelNames: ["state"], registers }),
    passwordHashRefusals: new Counter({ name: "gatehouse_password_hash_refusals_total", help: "Password hashes refused because the queue was full.", registers }),
  };
}
