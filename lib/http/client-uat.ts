import { env } from "@/lib/env";
import { cookieSuffix } from "@/lib/environment/keys";
import { SECOND } from "@/lib/time";
import type { CookieJar } from "./cookie-jar";
import { sharedDomain } from "./shared-domain";

const NAME = "__client_uat";

type StaleUat = { name: string; value: string; domain: string | null; secure: boolean };

/** When the set of signed-in sessions of a client last changed, in seconds; 0 when nobody is signed in. It is no secret. */
export function clientUat(client: { sessions: unknown[]; updated_at: number } | null): string {
  return client && client.sessions.length > 0 ? String(Math.floor(client.updated_at / SECOND)) : "0";
}

/**
 * The cookies that tell an app's server, before it has asked anybody, whether and since when somebody is signed in: none
 * while the browser holds them as they should be.
 *
 * @param origins of the apps, which decide how far the cookies reach
 */
export function staleUatCookies(cookies: CookieJar, uat: string, origins: readonly string[]): StaleUat[] {
  return uatNames().flatMap((name) => {
    const held = cookies.all(name);
    const isFresh = held.length === 0 ? uat === "0" : held.every((value) => value === uat);
    return isFresh ? [] : [{ name, value: uat, domain: sharedDomain(new URL(env.PORTAL_URL).hostname, origins), secure: env.secureCookies }];
  });
}

/** The names under which SDKs look for it: readers prefer the one that tells this instance from another on the same host. */
export function uatNames(): string[] {
  return [NAME, `${NAME}_${cookieSuffix()}`];
}
