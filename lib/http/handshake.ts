import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { hasDevelopmentKey } from "@/lib/environment/keys";
import { serializeClient } from "@/lib/flows/client/serializer";
import { createClient } from "@/lib/resources/clients/create";
import { createHandshake } from "@/lib/tokens/handshake";
import { refreshToken } from "@/lib/tokens/refresh-token";
import { signToken } from "@/lib/tokens/sign";
import { MINUTE, SECOND } from "@/lib/time";
import { appCookie } from "./app-cookie";
import { clientUat, uatNames } from "./client-uat";
import { refreshCookie, sessionCookies, suffixed } from "./session-cookies";
import { reachesHost, sharedDomain } from "./shared-domain";

const CARRIERS = { nonce: "__clerk_handshake_nonce", token: "__clerk_handshake" } as const;
const CARRIED_FOR_SECONDS = (1 * MINUTE) / SECOND;

type Handshake = { redirectUrl: URL; format: keyof typeof CARRIERS; clientToken: string | null };

/**
 * Send a browser back to the app whose server could not tell who is signed in, with the cookies by which it can: a fresh
 * session token, or none when nobody is signed in. The app's server sets them itself; they travel by a nonce or a signed
 * token, in a cookie where the app's host sees one of ours, else in the address.
 */
export async function shakeHands(ctx: Context, { redirectUrl, format, clientToken }: Handshake): Promise<{ location: string; cookies: string[] }> {
  if (hasDevelopmentKey() && ctx.client.id === null) await createClient(ctx, {});
  const directives = await directivesFor(ctx, redirectUrl, ctx.client.issuedToken ?? clientToken);
  const carried = format === "nonce" ? (await createHandshake(ctx, { directives })).nonce : await signToken({ handshake: directives });
  const reach = reachOf(ctx, redirectUrl);
  if (reach.carriesCookies) {
    return { location: redirectUrl.href, cookies: [appCookie(CARRIERS[format], carried, { domain: reach.domain, secure: env.secureCookies, maxAgeSeconds: CARRIED_FOR_SECONDS })] };
  }
  const location = new URL(redirectUrl);
  location.searchParams.set(CARRIERS[format], carried);
  return { location: location.href, cookies: [] };
}

async function directivesFor(ctx: Context, redirectUrl: URL, clientToken: string | null): Promise<string[]> {
  const client = await serializeClient({ ...ctx, request: { ...ctx.request, origin: redirectUrl.origin } });
  const session = client?.sessions.find(({ id }) => id === client.last_active_session_id);
  const secure = redirectUrl.protocol === "https:";
  const { domain, carriesCookies } = reachOf(ctx, redirectUrl);
  const own = { secure, domain: carriesCookies ? domain : null };
  const gone = { secure, maxAgeSeconds: 0 };
  return [
    ...sessionCookies(session?.last_active_token.jwt ?? null, secure),
    refreshCookie(session ? refreshToken(session.id, redirectUrl.origin) : null, secure),
    ...uatNames().map((name) => appCookie(name, clientUat(client), own)),
    ...(hasDevelopmentKey() && clientToken ? suffixed("__clerk_db_jwt").map((name) => appCookie(name, clientToken, { secure })) : []),
    // In production nothing else deletes what carried this, and it would undo a later sign-out.
    ...Object.values(CARRIERS).flatMap((name) => [appCookie(name, "", gone), ...(own.domain ? [appCookie(name, "", { ...gone, domain: own.domain })] : [])]),
  ];
}

function reachOf({ settings }: Context, redirectUrl: URL): { domain: string | null; carriesCookies: boolean } {
  const portalHost = new URL(env.PORTAL_URL).hostname;
  const domain = sharedDomain(portalHost, settings.allowed_origins);
  return { domain, carriesCookies: !hasDevelopmentKey() && reachesHost(domain, portalHost, redirectUrl.hostname) };
}
