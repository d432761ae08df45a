import { z } from "zod";
import type { Context } from "@/lib/context";
import { env, isLoopbackHost } from "@/lib/env";
import { ApiError, apiError } from "@/lib/errors";
import { clientJson, serializeClient } from "@/lib/flows/client/serializer";
import { log } from "@/lib/log";
import { parseInput } from "@/lib/operation";
import { localeFrom } from "@/lib/i18n/locale-from";
import { readRedirectUrls } from "@/lib/redirects/stored";
import { readSettings } from "@/lib/settings/store";
import { contextOf } from "./request-context";
import { CLIENT_COOKIE, clientCookieOptions } from "./client-cookie";
import { readBody } from "./request-body";

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
type Params = Record<string, string>;

/** What a handler is given: who asks, and the parts of the request that its spec names, parsed. */
export type EndpointInput<Body, Query> = { params: Params; body: Body; query: Query };

type Definition<Body extends z.ZodType, Query extends z.ZodType, Response extends z.ZodType> = {
  /** `frontend`: browser credentials. */
  audience: "frontend";
  /** `client`: what is handled comes as `{response, client}`, with the asking browser as it is afterwards. `bare`: as it is. */
  envelope?: "client" | "bare";
  summary: string;
  params?: readonly string[];
  body?: Body;
  query?: Query;
  response: Response;
  handle: (ctx: Context, input: EndpointInput<z.output<Body>, z.output<Query>>) => Promise<z.input<Response>>;
};

export type EndpointSpec = Pick<Definition<z.ZodType, z.ZodType, z.ZodType>, "audience" | "summary" | "params" | "body" | "query" | "response">;

/** A handler in web terms, which knows its own description. Next and the server in front of it call the same one. */
export type Endpoint = ((request: Request, params: Params) => Promise<Response>) & { spec: EndpointSpec };

/** Make an endpoint of the Frontend API. */
export function endpoint<Body extends z.ZodType, Query extends z.ZodType, Response extends z.ZodType>(definition: Definition<Body, Query, Response>): Endpoint {
  const isWrapped = definition.envelope !== "bare";
  const serve = async (request: Request, params: Params) => {
    const origin = request.headers.get("origin");
    const cors = corsHeaders(origin);
    let ctx: Context | null = null;
    try {
      await assertOrigin(request, origin);
      const url = new URL(request.url);
      ctx = await contextOf(cookieOf(request, CLIENT_COOKIE), factsOf(request), url.searchParams.get("_clerk_session_id"));
      const body = definition.body ? parseInput(definition.body, await readBody(request)) : undefined;
      const query = definition.query ? parseInput(definition.query, Object.fromEntries(url.searchParams)) : undefined;
      const handled = await definition.handle(ctx, { params, body: body as z.output<Body>, query: query as z.output<Query> });
      const payload = isWrapped ? { response: handled, client: await serializeClient(ctx) } : handled;
      return json(200, payload, { ...cors, ...credential(ctx) });
    } catch (error) {
      const { status, envelope, retryAfterSeconds } = envelopeOf(error, factsOf(request).requestId);
      return json(status, envelope, { ...cors, ...(ctx ? credential(ctx) : {}), ...(retryAfterSeconds ? { "retry-after": String(retryAfterSeconds) } : {}) });
    }
  };
  const response = isWrapped ? z.object({ response: definition.response, client: clientJson.nullable() }) : definition.response;
  return Object.assign(serve, { spec: { ...definition, response } });
}

/** What a Next route file exports; `endpoints` on each tells what stands behind it. PATCH, PUT and DELETE also arrive as POST with `_method`, which spares browsers a preflight. */
export function route(endpoints: Partial<Record<Method, Endpoint>>) {
  const dispatch = async (request: Request, context: { params?: Promise<Params | undefined> }) => {
    const params = (await context.params) ?? {};
    const asked = request.method === "POST" ? new URL(request.url).searchParams.get("_method")?.toUpperCase() : undefined;
    const found = endpoints[(asked ?? request.method) as Method];
    if (!found) return json(405, envelopeOf(apiError("bad_request"), factsOf(request).requestId).envelope, corsHeaders(request.headers.get("origin")));
    return found(request, params);
  };
  const options = async (request: Request) =>
    new Response(null, {
      status: 204,
      headers: { ...corsHeaders(request.headers.get("origin")), "access-control-allow-methods": "GET, POST, PATCH, PUT, DELETE", "access-control-allow-headers": "authorization, content-type", "access-control-max-age": "600" },
    });
  const handler = Object.assign(dispatch, { endpoints });
  return { GET: handler, POST: handler, PATCH: handler, PUT: handler, DELETE: handler, OPTIONS: options };
}

function json(status: number, payload: unknown, headers: Record<string, string>): Response {
  // Exactly this type: SDKs take anything else, a charset too, for text.
  return new Response(JSON.stringify(payload), { status, headers: { "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff", ...headers } });
}

function corsHeaders(origin: string | null): Record<string, string> {
  if (!origin) return { vary: "Origin" };
  return { "access-control-allow-origin": origin, "access-control-allow-credentials": "true", "access-control-expose-headers": "Authorization, Retry-After, Clerk-Db-Jwt, X-Country", vary: "Origin" };
}

/**
 * Only pages of the portal and of the apps that the operator allows may use a browser's credential. What changes something
 * must say where it comes from.
 *
 * @throws origin_invalid 400
 */
async function assertOrigin(request: Request, origin: string | null): Promise<void> {
  if (origin === null) {
    if (request.method !== "GET") throw apiError("origin_invalid");
    return;
  }
  if (origin === env.PORTAL_URL) return;
  // What has no origin of its own (a sandboxed frame, a redirect URL with an app's scheme) is nobody's page.
  if (origin === "null") throw apiError("origin_invalid");
  const { allowed_origins } = await readSettings();
  if (allowed_origins.includes(origin)) return;
  if (env.isDevelopmentInstance && URL.canParse(origin) && isLoopbackHost(new URL(origin).hostname)) return;
  if ((await readRedirectUrls()).some((url) => URL.canParse(url) && new URL(url).origin === origin)) return;
  throw apiError("origin_invalid");
}

function factsOf(request: Request): Context["request"] {
  const { headers } = request;
  return {
    requestId: headers.get("x-gatehouse-request-id") ?? "unknown",
    ip: headers.get("x-gatehouse-ip"),
    userAgent: headers.get("user-agent"),
    origin: headers.get("origin"),
    locale: localeFrom({ acceptLanguage: headers.get("accept-language") }),
  };
}

/** The last of several of one name, as Next reads them for the pages. */
function cookieOf(request: Request, name: string): string | null {
  const pair = (request.headers.get("cookie") ?? "").split("; ").findLast((each) => each.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) || null;
}

function credential({ client }: Context): Record<string, string> {
  if (client.issuedToken === null) return {};
  const { maxAge, secure } = clientCookieOptions(env.secureCookies);
  return { "set-cookie": `${CLIENT_COOKIE}=${client.issuedToken}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}` };
}

function envelopeOf(error: unknown, requestId: string) {
  const known = error instanceof ApiError ? error : apiError("internal_clerk_error");
  if (known !== error) log.error({ requestId, error }, "an endpoint failed");
  return { status: known.status, envelope: { errors: known.errors, clerk_trace_id: requestId }, retryAfterSeconds: known.retryAfterSeconds };
}
