import { env, isLoopbackHost } from "@/lib/env";
import { readRedirectUrls } from "@/lib/redirects/stored";
import { appOrigins } from "@/lib/settings/app-origins";
import { readSettings } from "@/lib/settings/store";

/**
 * Whether pages of an origin may use a browser's credential: those of the portal, and of the apps that the operator allows.
 * What has no origin of its own (a sandboxed frame, a redirect URL with an app's scheme) is nobody's page.
 */
export async function isAllowedOrigin(origin: string): Promise<boolean> {
  if (origin === env.PORTAL_URL) return true;
  if (origin === "null") return false;
  if (appOrigins(await readSettings()).includes(origin)) return true;
  if (env.isDevelopmentInstance && /^https?:/.test(origin) && URL.canParse(origin) && isLoopbackHost(new URL(origin).hostname)) return true;
  return (await readRedirectUrls()).some((url) => URL.canParse(url) && new URL(url).origin === origin);
}

/**
 * The headers that let an app's page read an answer: its own origin and no other, never all of them. Without an origin, or
 * for a foreign one, there are none.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function corsHeaders(allowedOrigin: string | null): Record<string, string> {
  if (allowedOrigin === null) return { vary: "Origin" };
  return {
    "access-control-allow-origin": allowedOrigin,
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "Authorization, Retry-After, Clerk-Db-Jwt, X-Country",
    vary: "Origin",
  };
}

/** What a preflight is answered with, beside {@link corsHeaders}: a foreign origin learns nothing. */
export function preflightHeaders(allowedOrigin: string | null): Record<string, string> {
  if (allowedOrigin === null) return corsHeaders(null);
  return {
    ...corsHeaders(allowedOrigin),
    "access-control-allow-methods": "GET, POST, PATCH, PUT, DELETE",
    "access-control-allow-headers": "authorization, content-type",
    "access-control-max-age": "600",
  };
}
