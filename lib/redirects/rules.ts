import { env } from "@/lib/env";
import { appOrigins } from "@/lib/settings/app-origins";
import type { Settings } from "@/lib/settings/schema";
import type { RedirectRules } from "./allowed";
import { readRedirectUrls } from "./stored";

/** The rules of this instance, as its operator has set them. */
export async function redirectRules(settings: Pick<Settings, "allowed_origins" | "development_origin">, fallback: string): Promise<RedirectRules> {
  return { portalOrigin: env.PORTAL_URL, allowedOrigins: appOrigins(settings), redirectUrls: await readRedirectUrls(), fallback, development: env.isDevelopmentInstance };
}
