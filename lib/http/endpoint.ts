import { z } from "zod";
import type { Context } from "@/lib/context";
import { apiError } from "@/lib/errors";
import { clientJson, serializeClient, type ClientJson } from "@/lib/flows/client/serializer";
import { requireUser } from "@/lib/policy";
import { unstorablePart } from "@/lib/storable";
import { isTestingToken } from "@/lib/tokens/testing-token";
import { allowedOrigin, factsOf, serve, type Call, type ClientLookup } from "./call";
import { appCookie } from "./app-cookie";
import { clientUat, staleUatCookies } from "./client-uat";
import type { Credential } from "./credential";
import { errorResponse, jsonResponse } from "./error-response";
import { inputReader } from "./input-reader";
import { corsHeaders, preflightHeaders } from "./origins";
import type { BodyRules } from "./request-body";

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
type Params = Record<string, string>;

/** What a handler is given: who asks, and the parts of the request that its spec names, parsed. */
export type EndpointInput<Body, Query> = { params: Params; body: Body; query: Query; credential: Credential; request: Request };

type Definition<Body extends z.ZodType, Query extends z.ZodType, Response extends z.ZodType> = BodyRules & {
  /** `frontend`: browser credentials. */
  audience: "frontend";
  /** `client`: what is handled comes as `{response, client}`, with the asking browser as it is afterwards. `bare`: as it is. */
  envelope?: "client" | "bare";
  lookup?: ClientLookup;
  /** Only for whoever is signed in: everybody else hears that before anything of what they sent is looked at. */
  signedIn?: true;
  summary: string;
  params?: readonly string[];
  body?: Body;
  query?: Query;
  response: Response;
  handle: (ctx: Context, input: EndpointInput<z.output<Body>, z.output<Query>>) => Promise<z.input<Response>>;
  /** Headers of the answer that are this endpoint's own. */
  headers?: (ctx: Context, credential: Credential) => Promise<[name: string, value: string][]>;
};

export type EndpointSpec = Pick<Definition<z.ZodType, z.ZodType, z.ZodType>, "summary" | "params" | "body" | "query" | "response" | "takesFile"> & {
  /** `frontend`: asked by browsers, with their own credential. `backend`: by servers, with a secret key. */
  audience: "frontend" | "backend";
  /** Of success, where it is another than 200. */
  status?: 200 | 201 | 202 | 204;
  /** It sends the browser on instead of answering. */
  navigates?: true;
};

/** A handler in web terms, which knows its own description. Next and the server in front of it call the same one. */
export type Endpoint = ((request: Request, params: Params) => Promise<Response>) & { spec: EndpointSpec };

/** Make an endpoint of the Frontend API. */
export function endpoint<Body extends z.ZodType, Query extends z.ZodType, Response extends z.ZodType>(definition: Definition<Body, Query, Response>): Endpoint {
  const isWrapped = definition.envelope !== "bare";
  const read = inputReader(definition);
  const answer = async (call: Call) => {
    if (definition.signedIn) requireUser(call.ctx);
    const handled = await definition.handle(call.ctx, { ...asked(call), ...(await read(call.request)) });
    for (const [name, value] of (await definition.headers?.(call.ctx, call.credential)) ?? []) call.headers.append(name, value);
    return jsonResponse(200, isWrapped ? { response: handled, client: await clientOf(call) } : handled, call.headers);
  };
  const response = isWrapped ? z.object({ response: definition.response, client: clientJson.nullable() }) : definition.response;
  return Object.assign((request: Request, params: Params) => serve(request, params, definition.lookup ?? "expected", answer), { spec: { ...definition, response } });
}

/** Make an endpoint whose answer is the asking browser itself, as it is after `handle`. */
export function clientEndpoint({ summary, lookup = "expected", handle }: { summary: string; lookup?: ClientLookup; handle?: (ctx: Context) => Promise<unknown> }): Endpoint {
  const answer = async (call: Call) => {
    await handle?.(call.ctx);
    return jsonResponse(200, { response: await clientOf(call), client: null }, call.headers);
  };
  const spec: EndpointSpec = { audience: "frontend", summary, response: z.object({ response: clientJson.nullable(), client: z.null() }) };
  return Object.assign((request: Request, params: Params) => serve(request, params, lookup, answer), { spec });
}

type Navigation = { location: string; status?: 303 | 307; cookies?: string[] };

/** Make an endpoint that a browser is sent to, not one that a script calls: it sends the browser on. */
export function navigation<Query extends z.ZodType>(definition: {
  summary: string;
  query?: Query;
  handle: (ctx: Context, input: EndpointInput<undefined, z.output<Query>>) => Promise<Navigation>;
}): Endpoint {
  const read = inputReader<z.ZodUndefined, Query>({ query: definition.query });
  const answer = async (call: Call) => {
    const { location, status = 307, cookies = [] } = await definition.handle(call.ctx, { ...asked(call), ...(await read(call.request)) });
    call.headers.set("location", location);
    call.headers.set("cache-control", "no-store");
    call.headers.set("referrer-policy", "no-referrer");
    for (const cookie of cookies) call.headers.append("set-cookie", cookie);
    return new Response(null, { status, headers: call.headers });
  };
  const spec: EndpointSpec = { audience: "frontend", summary: definition.summary, query: definition.query, response: z.null(), navigates: true };
  return Object.assign((request: Request, params: Params) => serve(request, params, "optional", answer), { spec });
}

/** What a Next route file exports; `endpoints` on each tells what stands behind it. PATCH, PUT and DELETE also arrive as POST with `_method`, which spares browsers a preflight. */
export function route(endpoints: Partial<Record<Method, Endpoint>>) {
  const dispatch = async (request: Request, context: { params?: Promise<Params | undefined> }) => {
    const params = (await context.params) ?? {};
    if (unstorablePart(params) !== null) return nothingThere(request);
    const asked = request.method === "POST" ? new URL(request.url).searchParams.get("_method")?.toUpperCase() : undefined;
    const found = endpoints[(asked ?? request.method) as Method];
    return found ? found(request, params) : methodNotAllowed(request, Object.keys(endpoints));
  };
  const options = async (request: Request) => new Response(null, { status: 204, headers: preflightHeaders(await allowedOrigin(request.headers.get("origin"))) });
  const handler = Object.assign(dispatch, { endpoints });
  return { GET: handler, POST: handler, PATCH: handler, PUT: handler, DELETE: handler, OPTIONS: options };
}

async function methodNotAllowed(request: Request, allowed: string[]): Promise<Response> {
  const { headers, body } = errorResponse(apiError("bad_request"), factsOf(request).requestId, { ...corsHeaders(await allowedOrigin(request.headers.get("origin"))), allow: allowed.join(", ") });
  return new Response(body, { status: 405, headers });
}

/** The answer for an address of the API that there is nothing at. */
export async function nothingThere(request: Request): Promise<Response> {
  return errorResponse(apiError("resource_not_found"), factsOf(request).requestId, corsHeaders(await allowedOrigin(request.headers.get("origin"))));
}

function asked({ request, params, credential }: Call): Pick<Call, "request" | "params" | "credential"> {
  return { request, params, credential };
}

/** With it tests of apps ask, which nobody takes for robots. */
const TESTING_TOKEN = "__clerk_testing_token";

/** The asking browser as it is now; its cookies tell the apps' servers the same. */
async function clientOf({ ctx, url, credential, cookies, headers, shown }: Call): Promise<ClientJson | null> {
  const client = await serializeClient(ctx, shown);
  const stale = credential.kind === "cookie" ? staleUatCookies(cookies, clientUat(client), ctx.settings.allowed_origins) : [];
  for (const { name, value, ...attributes } of stale) headers.append("set-cookie", appCookie(name, value, attributes));
  return client && { ...client, captcha_bypass: isTestingToken(url.searchParams.get(TESTING_TOKEN), ctx.now()) };
}
