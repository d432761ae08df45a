import { env } from "@/lib/env";
import type { Settings } from "@/lib/settings/schema";
import type { RedirectRules } from "./allowed";
import { readRedirectUrls } from "./stored";

/** The rules of this instance, as its operator has set them. */
export async function redirectRules({ allowed_origins }: Pick<Settings, "allowed_origins">, fallback: string): Promise<RedirectRules> {
  return { portalOrigin: env.PORTAL_URL, allowedOrigins: allowed_origins, redirectUrls: await readRedirectUrls(), fallback, development: env.isDevelopmentInstance };
}
