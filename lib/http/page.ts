import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { AdministratorActor, Context, UserActor } from "@/lib/context";
import { localeFrom, LANGUAGE_COOKIE } from "@/lib/i18n/locale-from";
import type { Locale } from "@/lib/i18n/locales";
import { CLIENT_COOKIE } from "./client-cookie";
import { contextOf } from "./request-context";

/**
 * The context of the page or action being served, made once a request. The server in front of Next has already replaced
 * whatever the outside claimed about addresses and hosts by what `TRUSTED_PROXIES` lets us believe.
 */
export const pageContext: () => Promise<Context & { request: { locale: Locale } }> = cache(async () => {
  const [jar, head] = [await cookies(), await headers()];
  const request = {
    requestId: head.get("x-gatehouse-request-id") ?? "unknown",
    ip: head.get("x-gatehouse-ip"),
    userAgent: head.get("user-agent"),
    origin: head.get("origin"),
    locale: localeFrom({
      uiLocales: head.get("x-gatehouse-ui-locales"),
      cookie: jar.get(LANGUAGE_COOKIE)?.value,
      acceptLanguage: head.get("accept-language"),
    }),
  };
  const ctx = await contextOf(jar.get(CLIENT_COOKIE)?.value ?? null, request);
  return { ...ctx, request };
});

export type UserContext = Context & { actor: UserActor; request: { locale: Locale } };

/**
 * The context of a page for signed-in people; everybody else goes to sign in and comes back.
 *
 * @param returnTo the path of the page, with its query
 */
export async function requireUserContext(returnTo: string): Promise<UserContext> {
  const ctx = await pageContext();
  if (ctx.actor.type !== "user") redirect(`/sign-in?redirect_url=${encodeURIComponent(returnTo)}`);
  return { ...ctx, actor: ctx.actor };
}

/** The context of a dashboard page, acting as administrator. For everybody else there is no such page. */
export async function requireAdministratorContext(returnTo: string): Promise<AdministratorContext> {
  return asAdministrator(await requireUserContext(returnTo)) ?? notFound();
}

export type AdministratorContext = Context & { actor: AdministratorActor; request: { locale: Locale } };

/** The same context, acting on others; null for whoever is no administrator. */
export function asAdministrator(ctx: Context & { request: { locale: Locale } }): AdministratorContext | null {
  if (ctx.actor.type !== "user" || !ctx.actor.administrator) return null;
  const { administrator: _administrator, ...actor } = ctx.actor;
  return { ...ctx, actor: { ...actor, type: "admin" } };
}
