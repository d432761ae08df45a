import { log } from "@/lib/log";
import { observeRequest } from "@/lib/metrics";

export type AnsweredRequest = {
  requestId: string;
  method: string;
  /** Path without query, identifiers and tokens. */
  path: string;
  /** 499: the client went away before the answer. */
  status: number;
  /** On the clock of `performance.now()`. */
  startedAtMs: number;
};

/** Writes down what was answered. */
export type RequestRecord = ((request: AnsweredRequest) => void) & { failure(requestId: string, error: unknown): void };

/** Log and count every answer. The framework's own files are counted, but would drown the log. */
export const recordRequest: RequestRecord = Object.assign(
  ({ requestId, method, path, status, startedAtMs }: AnsweredRequest) => {
    const durationMs = performance.now() - startedAtMs;
    observeRequest({ method, path, status, durationSeconds: durationMs / 1000 });
    if (path.startsWith("/_next/") && status < 400) return;
    log[status >= 500 ? "error" : "info"]({ requestId, method, path, status, durationMs: Math.round(durationMs * 10) / 10 }, "request");
  },
  { failure: (requestId: string, error: unknown) => log.error({ requestId, err: error }, "request failed") },
);
