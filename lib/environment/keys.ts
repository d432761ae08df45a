import { createHash } from "node:crypto";
import { env } from "@/lib/env";
import { hostInKey, publishableKeyOf } from "@/lib/instance/publishable-key";

/** With a key for one of these hosts, SDKs carry the browser's credential in addresses instead of in a cookie. */
const DEVELOPMENT_HOSTS = [".accounts.dev", ".lcl.dev", ".stg.dev", ".lclstage.dev", ".stgstage.dev", ".dev.lclclerk.com", ".stg.lclclerk.com", ".accounts.lclclerk.com", "accountsstage.dev"];

/** The key that apps of this instance use. */
export function publishableKey(): string {
  return env.PUBLISHABLE_KEY ?? publishableKeyOf(env.PORTAL_URL);
}

/** Whether the SDKs take this instance for a development one, by nothing but its key. */
export function hasDevelopmentKey(): boolean {
  const key = publishableKey();
  const host = key.startsWith("pk_test_") ? hostInKey(key) : null;
  return host !== null && DEVELOPMENT_HOSTS.some((suffix) => host.endsWith(suffix));
}

/** What tells this instance's cookies from another's on one host: readers prefer `<name>_<suffix>` to the plain name. */
export function cookieSuffix(): string {
  return createHash("sha1").update(publishableKey()).digest("base64url").slice(0, 8);
}
