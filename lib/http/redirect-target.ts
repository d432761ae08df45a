import type { Context } from "@/lib/context";
import { resolveRedirect, type ResolvedRedirect } from "@/lib/redirects/allowed";
import { redirectRules } from "@/lib/redirects/rules";

const DEFAULTS = {
  sign_in: (ctx: Context) => ctx.settings.application.after_sign_in_url ?? "/user",
  sign_up: (ctx: Context) => ctx.settings.application.after_sign_up_url ?? "/user",
  sign_out: (ctx: Context) => ctx.settings.application.after_sign_out_url ?? "/sign-in",
};

/**
 * Where a person goes after signing in, up or out: to the app that sent them if it is one that the operator allows, else to
 * the default. `refused` says that somewhere else was asked for.
 */
export async function redirectTarget(ctx: Context, raw: string | null | undefined, kind: keyof typeof DEFAULTS): Promise<ResolvedRedirect> {
  return resolveRedirect(raw, await redirectRules(ctx.settings, DEFAULTS[kind](ctx)));
}
