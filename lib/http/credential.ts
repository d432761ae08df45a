import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import { CLIENT_COOKIE, clientCookieOptions } from "./client-cookie";
import type { CookieJar } from "./cookie-jar";
import { hasDevelopmentKey } from "@/lib/environment/keys";

/**
 * How a browser or an app says which client it is: by the cookie `__client`; on an instance with a development key by the
 * parameter `__clerk_db_jwt`; a native app by the header `Authorization`. All three hold the same token.
 */
export type Credential = { kind: "cookie" | "dev_browser" | "native"; token: string | null };

/**
 * Read the one credential of a request. What a native app or a development browser does not send is not made up for by a
 * cookie, which the browser would add by itself.
 *
 * @throws origin_authorization_headers_conflict 400: a page must not send what native apps send
 */
export function credentialOf(headers: Headers, query: URLSearchParams, cookies: CookieJar): Credential {
  const authorization = headers.get("authorization");
  if (authorization !== null && headers.get("origin") !== null) throw apiError("origin_authorization_headers_conflict");
  if (authorization !== null || query.get("_is_native") === "1") return { kind: "native", token: authorization?.replace(/^Bearer /i, "").trim() || null };
  if (hasDevelopmentKey()) return { kind: "dev_browser", token: query.get("__clerk_db_jwt") || null };
  return { kind: "cookie", token: cookies.get(CLIENT_COOKIE) };
}

/** Give the client its new credential, by the way on which the old one came; and take it away when the client is forgotten. */
export function keepCredential(headers: Headers, { kind }: Credential, { client }: Pick<Context, "client">, isForgotten: boolean): void {
  if (isForgotten && kind === "cookie") headers.append("set-cookie", clientCookie("", 0));
  if (client.issuedToken === null) return;
  if (kind === "native") headers.set("authorization", client.issuedToken);
  else if (kind === "dev_browser") headers.set("clerk-db-jwt", client.issuedToken);
  else headers.append("set-cookie", clientCookie(client.issuedToken, clientCookieOptions(env.secureCookies).maxAge));
}

function clientCookie(token: string, maxAgeSeconds: number): string {
  return `${CLIENT_COOKIE}=${token}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${env.secureCookies ? "; Secure" : ""}`;
}
