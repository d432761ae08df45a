import { NextResponse, type NextRequest } from "next/server";
import { env } from "@/lib/env";
import { contentSecurityPolicy, pageHeaders } from "@/lib/http/security-headers";
import { randomToken } from "@/lib/random";
import { readFormTargets } from "@/lib/redirects/form-targets";

const REQUEST_ID = /^[\w-]{8,64}$/;
const MAX_UI_LOCALES_CHARACTERS = 200;

/**
 * Gives every page its headers, its nonce and its request id. It decides nothing about who may see what: that is done
 * where the data is read, so that a request that slips past this file meets the same checks.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomToken();
  const requestId = requestIdOf(request);
  const policy = contentSecurityPolicy({
    nonce,
    formTargets: await readFormTargets(),
    nextDev: process.env.NODE_ENV === "development",
    framesMails: env.isDevelopmentInstance && request.nextUrl.pathname === "/dev/inbox",
  });

  const headers = new Headers(request.headers);
  headers.set("x-gatehouse-request-id", requestId);
  headers.set("x-nonce", nonce);
  // A layout does not see the query, and the language of a page is its layout's business, too.
  headers.set("x-gatehouse-ui-locales", languageTags(request.nextUrl.searchParams.get("ui_locales")));
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Request-Id", requestId);
  for (const [name, value] of Object.entries(pageHeaders({ https: env.secureCookies }))) response.headers.set(name, value);
  return response;
}

/** The server in front names the request and removes what a visitor sends under that name. */
function requestIdOf(request: NextRequest): string {
  const given = request.headers.get("x-gatehouse-request-id");
  return given !== null && REQUEST_ID.test(given) ? given : randomToken().slice(0, 22);
}

/** Language tags are ASCII (RFC 5646); anything else could not even be put into a header. */
function languageTags(text: string | null): string {
  return (text ?? "").slice(0, MAX_UI_LOCALES_CHARACTERS).replace(/[^A-Za-z0-9 _-]/g, "");
}

// Pages only: assets, pictures and the HTTP API set headers of their own, and a proxy on everything halves throughput.
// There is no exception by request header: what a visitor sends must not choose whether a page gets its policy.
export const config = {
  matcher: ["/((?!_next/|v1/|images/|\\.well-known/|icon\\.svg$|favicon\\.ico$|healthz$|readyz$|metrics$).*)"],
};
