import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { MigrationsVerdict } from "@/lib/db/migrations";
import { isLoopbackHost } from "@/lib/env";
import { metricsContentType, metricsText } from "@/lib/metrics";
import { SECOND } from "@/lib/time";

/** Paths that the server answers itself, before Next and without a log line. */
export type Probes = Partial<Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>>;

export type ProbeOptions = {
  metricsToken: string | undefined;
  isStopping: () => boolean;
  /** Asks the database; rejects when it does not answer. */
  migrationsState: () => Promise<MigrationsVerdict["state"]>;
};

const DATABASE_TIMEOUT_MS = 3 * SECOND;

/**
 * - `/healthz`: the process answers. Restart it when it does not.
 * - `/readyz`: it can serve: not stopping, the database answers, and its migrations are applied. A database with newer ones
 *   counts as ready: during an upgrade the old version serves until the new one does.
 * - `/metrics`: for Prometheus; with `METRICS_TOKEN` to whoever has it, without only to this machine.
 */
export function createProbes({ metricsToken, isStopping, migrationsState }: ProbeOptions): Probes {
  return {
    "/healthz": async (request, response) => answer(request, response, 200, { status: "ok" }),
    "/readyz": async (request, response) => {
      const migrations = await withTimeout(migrationsState()).catch(() => undefined);
      const database = migrations === undefined ? "unreachable" : "ok";
      const ready = !isStopping() && (migrations === "ready" || migrations === "newer");
      answer(request, response, ready ? 200 : 503, { status: isStopping() ? "stopping" : ready ? "ready" : "not_ready", database, migrations: migrations ?? "unknown" });
    },
    "/metrics": async (request, response) => {
      if (!mayReadMetrics(request, metricsToken)) {
        if (metricsToken) response.setHeader("www-authenticate", "Bearer");
        answer(request, response, metricsToken ? 401 : 403, { status: "denied" });
        return;
      }
      const text = await metricsText();
      response.writeHead(200, { "content-type": metricsContentType, "cache-control": "no-store" }).end(request.method === "HEAD" ? undefined : text);
    },
  };
}

function mayReadMetrics({ headers, socket }: IncomingMessage, token: string | undefined): boolean {
  if (token !== undefined) return sameText(headers.authorization ?? "", `Bearer ${token}`);
  // A proxy on this machine also comes from loopback; what it forwards is not a request of this machine.
  const isForwarded = headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined || headers["x-real-ip"] !== undefined || headers.via !== undefined;
  return !isForwarded && isLoopbackHost((socket.remoteAddress ?? "").replace(/^::ffff:/, ""));
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function answer(request: IncomingMessage, response: ServerResponse, status: number, body: Record<string, string>): void {
  const allowed = request.method === "GET" || request.method === "HEAD";
  response.writeHead(allowed ? status : 405, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...(allowed ? {} : { allow: "GET, HEAD" }) });
  response.end(request.method === "HEAD" ? undefined : JSON.stringify(allowed ? body : { status: "method_not_allowed" }));
}

async function withTimeout<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The database did not answer in time.")), DATABASE_TIMEOUT_MS);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
