import { env } from "@/lib/env";
import { decrypt, encrypt } from "@/lib/encryption";
import { apiError } from "@/lib/errors";
import { after, MINUTE } from "@/lib/time";

const PURPOSE = "client link";
const LIFETIME_MS = 1 * MINUTE;

/**
 * Where a browser is sent to be known on another of an instance's domains. A portal has one, its own, on which it is known
 * already: nothing is handed over but the place to go on to.
 *
 * @throws form_param_value_invalid 422: no domain of this instance
 */
export function linkAddress(linkDomain: string | undefined, redirectUrl: URL, now: Date): string {
  const portal = new URL(env.PORTAL_URL);
  if (linkDomain !== undefined && linkDomain !== portal.host) throw apiError("form_param_value_invalid", { param_name: "link_domain" });
  const address = new URL("/v1/client/link", portal);
  const token = { redirect_url: redirectUrl.href, expires_at: after(now, LIFETIME_MS).getTime() };
  address.searchParams.set("__clerk_token", encrypt(JSON.stringify(token), PURPOSE));
  return address.href;
}

/**
 * Where that browser wanted to go.
 *
 * @throws verification_link_token_invalid, verification_link_token_expired 400
 */
export function linkedRedirect(token: string, now: Date): string {
  const { redirect_url, expires_at } = openToken(token);
  if (expires_at <= now.getTime()) throw apiError("verification_link_token_expired");
  return redirect_url;
}

function openToken(token: string): { redirect_url: string; expires_at: number } {
  try {
    return JSON.parse(decrypt(token, PURPOSE));
  } catch {
    throw apiError("verification_link_token_invalid");
  }
}
