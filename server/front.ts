import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Environment } from "@/lib/env";
import { clientFacts, rewriteHeaders } from "@/lib/http/forwarded";
import { networkTest } from "@/lib/places/networks";
import { isServableTarget, loggedPath, pathOf } from "@/lib/http/request-target";
import type { InnerDoor } from "./inner-door";
import { bodyProblem, countBody, maxBodyBytes } from "./body-limit";
import { comesFromOwnPage } from "./own-origin";
import { isReadableRouterState } from "./router-state";
import type { Probes } from "./probes";
import type { RequestRecord } from "./request-record";

/** Answers a request; rejects only when something is broken. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type FrontOptions = {
  env: Pick<Environment, "PORT" | "PORTAL_URL" | "TRUSTED_PROXIES">;
  handle: Handler;
  probes: Probes;
  inner: InnerDoor;
  record: RequestRecord;
  /** What lets the page of an app read a refusal of the API. */
  corsHeaders: (origin: string | undefined) => Promise<Record<string, string>>;
  /** While the process stops, connections end with the answer that is under way. */
  isStopping: () => boolean;
};

/** The framework answers any other one with an exception. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * The request listener in front of Next. It refuses what is malformed, decides once who asks and under which host, replaces
 * the headers that would say so, answers the probes, and writes one log line for every answer.
 */
export function createFront({ env, handle, probes, inner, record, corsHeaders, isStopping }: FrontOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const isTrustedProxy = networkTest(env.TRUSTED_PROXIES);

  return (request, response) => {
    const startedAtMs = performance.now();
    const facts = clientFacts({ peer: request.socket.remoteAddress, headers: request.headers, isTrustedProxy, portalUrl: env.PORTAL_URL, port: env.PORT });
    const requestId = facts.requestId ?? randomUUID();
    const target = request.url;
    response.setHeader("x-request-id", requestId);
    if (isStopping()) response.setHeader("connection", "close");

    if (!isServableTarget(target)) {
      refuse(response, 400, "bad_request", "The address of this request is malformed.");
      record({ requestId, method: request.method ?? "", path: "malformed", status: 400, startedAtMs });
      return;
    }
    const path = pathOf(target);
    const refuseReadably = async (status: number, code: string, message: string) => {
      const readable: Record<string, string> = path.startsWith("/v1/") ? await corsHeaders(request.headers.origin).catch(() => ({})) : {};
      for (const [name, value] of Object.entries(readable)) response.setHeader(name, value);
      refuse(response, status, code, message);
    };
    const probe = probes[path];
    if (probe) {
      void probe(request, response).catch(() => refuse(response, 500, "internal_error", "The probe failed."));
      return;
    }
    response.once("close", () => record({ requestId, method: request.method ?? "", path: loggedPath(target), status: response.writableFinished ? response.statusCode : 499, startedAtMs }));
    if (!METHODS.includes(request.method ?? "")) {
      response.setHeader("allow", METHODS.join(", "));
      void refuseReadably(405, "method_not_allowed", "Nothing here answers this method.");
      return;
    }
    const problem = bodyProblem(request.headers, path);
    if (problem) {
      response.setHeader("connection", "close");
      void refuseReadably(problem.status, problem.code, problem.message);
      return;
    }
    countBody(request, maxBodyBytes(request.headers, path), () => {
      response.setHeader("connection", "close");
      if (!response.headersSent) refuse(response, 413, "request_body_too_large", "The body of this request is too large.");
    });
    if (!isReadableRouterState(request.headers["next-router-state-tree"])) {
      refuse(response, 400, "bad_request", "A header of this request is malformed.");
      return;
    }
    if (!comesFromOwnPage(request, facts.host, path)) {
      refuse(response, 403, "origin_invalid", "This form was not sent from a page of this portal.");
      return;
    }
    rewriteHeaders(request.headers, facts, requestId);
    inner.mark(request.headers);
    handle(request, response).catch((error: unknown) => {
      record.failure(requestId, error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, "internal_error", "Something broke on our side. Try again in a moment.");
    });
  };
}

/** Answer with an error in the API's own shape; the path never reached a page. */
export function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.statusCode = status;
  // Exactly this type: SDKs take anything else, a charset too, for text.
  response.setHeader("content-type", "application/json");
  response.setHeader("cache-control", "no-store");
  response.setHeader("x-content-type-options", "nosniff");
  response.end(JSON.stringify({ errors: [{ code, message, long_message: message, meta: {} }], clerk_trace_id: response.getHeader("x-request-id") }));
}
