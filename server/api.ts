import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { routes } from "gatehouse:api-routes";
import { allowedOrigin } from "@/lib/http/call";
import { nothingThere } from "@/lib/http/endpoint";
import { corsHeaders } from "@/lib/http/origins";
import { pathOf } from "@/lib/http/request-target";
import { namesBeforeParameters } from "@/lib/http/route-order";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** What a `route.ts` exports, method by method. */
export type RouteModule = Partial<Record<string, Handler>>;

type Route = { segments: string[]; handlers: RouteModule };

const table: Route[] = Object.entries(routes)
  .sort(([a], [b]) => namesBeforeParameters(a, b))
  .map(([path, handlers]) => ({ segments: path.split("/"), handlers }));

/**
 * Answer a request to `/v1` with the very functions that Next's route files export, without the way through Next, which costs
 * several times what most of them do.
 *
 * @returns false for what is not of the API
 */
export async function serveApi(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = pathOf(request.url ?? "");
  if (!path.startsWith("/v1/")) return false;
  const found = findRoute(path.replace(/\/$/, "").split("/"));
  const handler = found?.handlers[request.method ?? ""];
  const asked = await webRequest(request);
  const answer = found && handler ? await handler(asked, { params: Promise.resolve(found.params) }) : await nothingThere(asked);
  response.statusCode = answer.status;
  answer.headers.forEach((value, name) => response.setHeader(name, name === "set-cookie" ? answer.headers.getSetCookie() : value));
  response.end(Buffer.from(await answer.arrayBuffer()));
  return true;
}

/** The headers with which the page that a request comes from may read its refusal, if it is one of an app. */
export async function readableFrom(origin: string | undefined): Promise<Record<string, string>> {
  return corsHeaders(await allowedOrigin(origin ?? null));
}

function findRoute(segments: string[]): { handlers: RouteModule; params: Record<string, string> } | null {
  for (const route of table) {
    const params = match(route.segments, segments);
    if (params) return { handlers: route.handlers, params };
  }
  return null;
}

function match(pattern: string[], segments: string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] ?? "";
    const name = /^\[(\w+)\]$/.exec(expected)?.[1];
    if (name) params[name] = decodeURIComponent(given);
    else if (expected !== given) return null;
  }
  return params;
}

async function webRequest(request: IncomingMessage): Promise<Request> {
  const { method = "GET", headers } = request;
  const url = `${String(headers["x-forwarded-proto"])}://${headers.host}${request.url}`;
  const body = method === "GET" || method === "HEAD" ? null : new Uint8Array(await buffer(request));
  const flat = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] as [string, string]]));
  return new Request(url, { method, headers: flat, body });
}
