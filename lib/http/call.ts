import { setTimeout } from "node:timers/promises";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import { authenticated, readClient, type ClientRow } from "@/lib/flows/client/store";
import { localeFrom } from "@/lib/i18n/locale-from";
import { hasJustBeenRotated } from "@/lib/resources/clients/store";
import { sessionRefusal } from "@/lib/resources/sessions/refusal";
import { readSettings } from "@/lib/settings/store";
import { cookieJar, type CookieJar } from "./cookie-jar";
import { credentialOf, keepCredential, type Credential } from "./credential";
import { errorResponse } from "./error-response";
import { corsHeaders, isAllowedOrigin } from "./origins";
import { contextOf } from "./request-context";

/** One call of the API, and who makes it. */
export type Call = {
  ctx: Context;
  request: Request;
  url: URL;
  params: Record<string, string>;
  cookies: CookieJar;
  credential: Credential;
  /** Of the answer, as far as they are known. */
  headers: Headers;
  /** The client as it was found, where the call changes nothing of it. */
  shown?: ClientRow;
};

/**
 * Whether the asking client is looked up. `expected`: a development browser that nobody knows is refused. `optional`: it is
 * not. `unread`: nobody is looked up, since everybody may ask, or the operation looks itself. `shown`: the answer is the client
 * as it is found.
 */
export type ClientLookup = "expected" | "optional" | "unread" | "shown";

/**
 * Find out who asks and from where, let `answer` answer, and give every answer, also a refusal, the headers of its origin
 * and the client's new credential.
 */
export async function serve(request: Request, params: Record<string, string>, lookup: ClientLookup, answer: (call: Call) => Promise<Response>): Promise<Response> {
  const { headers: asked } = request;
  const facts = factsOf(request);
  const headers = new Headers(corsHeaders(null));
  let call: Call | null = null;
  try {
    const origin = asked.get("origin");
    if (origin !== null && !(await isAllowedOrigin(origin))) throw apiError("origin_invalid");
    for (const [name, value] of Object.entries(corsHeaders(origin))) headers.set(name, value);
    const url = new URL(request.url);
    const cookies = cookieJar(asked.get("cookie"));
    const credential = credentialOf(asked, url.searchParams, cookies);
    // A native app has no origin, and nothing that a foreign page's request would carry along.
    if (origin === null && request.method !== "GET" && credential.kind !== "native") throw apiError("origin_missing");
    const named = url.pathname.startsWith("/v1/client/sessions/") ? (params.session_id ?? null) : null;
    const sessionId = named ?? url.searchParams.get("_clerk_session_id");
    const { ctx, shown } = await contextFor({ sessionId, credential, facts: { ...facts, origin: origin ?? (await ownOrigin(asked)) }, lookup });
    call = { ctx, request, url, params, cookies, credential, headers, shown };
    if (lookup !== "unread") {
      if (await isOvertaken(call)) return await askedAgain(call);
      if (lookup !== "optional" && credential.kind === "dev_browser" && ctx.client.id === null) throw apiError("dev_browser_unauthenticated");
      if (named !== null && !("sessionId" in ctx.actor)) throw await sessionRefusal(ctx.client.id, named);
    }
    const known = ctx.client.id !== null;
    const response = await answer(call);
    keepCredential(response.headers, credential, ctx, known && ctx.client.id === null);
    return response;
  } catch (error) {
    const response = errorResponse(error, facts.requestId, headers);
    if (call) keepCredential(response.headers, call.credential, call.ctx, false);
    return response;
  }
}

/** A question that was under way while its browser got a new credential, from another of its tabs or requests. */
async function isOvertaken({ request, credential: { kind, token }, ctx }: Call): Promise<boolean> {
  return request.method === "GET" && kind === "cookie" && token !== null && ctx.client.id === null && (await hasJustBeenRotated(token, ctx.now()));
}

/** How long the new cookie may take to arrive at the browser: it is still under way with another answer. */
const COOKIE_ARRIVES_MS = 150;

/**
 * Send the browser to where it is, and it asks with its present cookie. Whoever has but the old one is told nothing. The
 * address is a relative one, since a proxy of the app's may stand between.
 */
async function askedAgain({ url, headers }: Call): Promise<Response> {
  await setTimeout(COOKIE_ARRIVES_MS);
  headers.set("location", url.search || "?");
  headers.set("cache-control", "no-store");
  return new Response(null, { status: 307, headers });
}

async function contextFor({ sessionId, credential, facts, lookup }: { sessionId: string | null; credential: Credential; facts: Context["request"]; lookup: ClientLookup }): Promise<{ ctx: Context; shown?: ClientRow }> {
  if (lookup === "unread") return { ctx: { actor: { type: "anonymous" }, client: { id: null, issuedToken: null }, settings: await readSettings(), request: facts, now: () => new Date() } };
  let shown: ClientRow | undefined;
  const findShown = async (token: string, now: Date) => {
    shown = await readClient({ token }, now);
    return shown ? authenticated(shown) : null;
  };
  return { ctx: await contextOf(credential.token, facts, sessionId, lookup === "shown" ? findShown : undefined), shown };
}

/** Where a page is that reads from its own host, or through a proxy on it: then browsers send no `Origin`. */
async function ownOrigin(headers: Headers): Promise<string | null> {
  const page = headers.get("clerk-proxy-url") ?? headers.get("referer");
  if (page === null || !URL.canParse(page)) return null;
  const { origin } = new URL(page);
  return (await isAllowedOrigin(origin)) ? origin : null;
}

/** What a request says of itself, as the server in front has checked it. */
export function factsOf({ headers }: Request): Context["request"] {
  return {
    requestId: headers.get("x-gatehouse-request-id") ?? "unknown",
    ip: headers.get("x-gatehouse-ip"),
    userAgent: headers.get("user-agent"),
    origin: headers.get("origin"),
    locale: localeFrom({ acceptLanguage: headers.get("accept-language") }),
  };
}

/** The origin, if its pages may read answers. Where that cannot be found out they may not. */
export async function allowedOrigin(origin: string | null): Promise<string | null> {
  if (origin === null) return null;
  return (await isAllowedOrigin(origin).catch(() => origin === env.PORTAL_URL)) ? origin : null;
}
