import { z } from "zod";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import { redirectTarget } from "./redirect-target";

/** The parameter that says where a browser is sent on to. */
export const redirectUrlInput = z.string().min(1).max(2048);

/**
 * The place in an app, or of the portal, where a browser is sent on to.
 *
 * @throws form_param_value_invalid 422: no place that the operator allows
 */
export async function appRedirect(ctx: Context, redirectUrl: string): Promise<URL> {
  const { url, refused } = await redirectTarget(ctx, redirectUrl, "sign_in");
  if (refused) throw apiError("form_param_value_invalid", { param_name: "redirect_url" });
  return new URL(url, env.PORTAL_URL);
}
