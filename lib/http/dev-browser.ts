import { z } from "zod";
import type { Context } from "@/lib/context";
import { hasDevelopmentKey } from "@/lib/environment/keys";
import { apiError } from "@/lib/errors";
import { createClient } from "@/lib/resources/clients/create";

export const devBrowserJson = z.object({ object: z.literal("dev_browser"), id: z.string() });

/**
 * A new browser for an instance with a development key, whose apps carry the browser's credential in addresses: it is a
 * client, and its id on the wire is that client's credential.
 *
 * @throws url_based_session_syncing_disabled 400: here the credential lives in a cookie
 * @throws too_many_requests 429
 */
export async function createDevBrowser(ctx: Context): Promise<z.infer<typeof devBrowserJson>> {
  requireDevelopmentKey();
  await createClient(ctx, {});
  return devBrowser(ctx.client.issuedToken);
}

/** @throws url_based_session_syncing_disabled 400 */
export function requireDevelopmentKey(): void {
  if (!hasDevelopmentKey()) throw apiError("url_based_session_syncing_disabled");
}

/** @throws dev_browser_unauthenticated 401 */
export function devBrowser(token: string | null): z.infer<typeof devBrowserJson> {
  if (token === null) throw apiError("dev_browser_unauthenticated");
  return { object: "dev_browser", id: token };
}
