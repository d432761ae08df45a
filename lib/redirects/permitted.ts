import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import type { Settings } from "@/lib/settings/schema";
import { resolveRedirect } from "./allowed";
import { redirectRules } from "./rules";

/** The whole URL that an app asked for, if the operator allows it; else null. */
export async function permittedRedirect({ settings }: { settings: Settings }, raw: string | null | undefined): Promise<string | null> {
  if (!raw) return null;
  const { url, refused } = resolveRedirect(raw, await redirectRules(settings, "/"));
  return refused ? null : new URL(url, env.PORTAL_URL).href;
}

/**
 * Refuse an app that asks for somewhere else than the operator allows: at once, where its developer sees it, rather than
 * after the person has come back from their mail.
 *
 * @throws redirect_url_not_associated_with_instance 422
 */
export async function assertRedirectsPermitted(ctx: { settings: Settings }, asked: { redirect_url?: string; action_complete_redirect_url?: string }): Promise<void> {
  for (const param_name of ["redirect_url", "action_complete_redirect_url"] as const) {
    const raw = asked[param_name];
    if (raw !== undefined && (await permittedRedirect(ctx, raw)) === null) throw apiError("redirect_url_not_associated_with_instance", { param_name });
  }
}
