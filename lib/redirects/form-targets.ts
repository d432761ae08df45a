import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { appOrigins } from "@/lib/settings/app-origins";
import type { Settings } from "@/lib/settings/schema";
import { readSettings } from "@/lib/settings/store";
import { SECOND } from "@/lib/time";
import { readRedirectUrls } from "./stored";

/**
 * Where a form of the portal may lead, beyond the portal itself, as source expressions for the CSP's `form-action`.
 *
 * A form without JavaScript is answered with a redirect to the app, and Chrome and Safari hold every hop of that
 * navigation to `form-action`: with `'self'` alone, people would be stuck on a page that does nothing. Leaving the
 * directive out would let injected markup post a password anywhere. So it names exactly where the portal sends people.
 *
 * @see https://www.w3.org/TR/CSP3/#directive-form-action
 */
export function formTargets(facts: { settings: FormTargetSettings; redirectUrls: readonly string[]; development: boolean }): string[] {
  const { application } = facts.settings;
  const urls = [...appOrigins(facts.settings), ...facts.redirectUrls, application.home_url, application.after_sign_in_url, application.after_sign_up_url, application.after_sign_out_url];
  const origins = new Set(urls.flatMap((url) => (url !== null && URL.canParse(url) ? [new URL(url).origin] : [])).filter((origin) => SOURCE.test(origin)));
  if (facts.development) for (const source of LOOPBACK_SOURCES) origins.add(source);
  const sources = [...origins].sort();
  if (sources.join(" ").length <= MAX_CHARACTERS) return sources;
  // Proxies refuse headers of several kilobytes. By scheme it still stops `javascript:` and, mostly, plain http.
  return sources.some((source) => source.startsWith("http:")) ? ["https:", "http:"] : ["https:"];
}

export type FormTargetSettings = Pick<Settings, "allowed_origins" | "development_origin"> & { application: Pick<Settings["application"], "home_url" | "after_sign_in_url" | "after_sign_up_url" | "after_sign_out_url"> };

/** What the grammar of a host source can say: no IPv6, nothing that could end the directive. */
const SOURCE = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/;
const LOOPBACK_SOURCES = ["http://localhost:*", "http://127.0.0.1:*", "https://localhost:*"];
const MAX_CHARACTERS = 2_000;
const LIFETIME_MS = 1 * SECOND;

const shared = globalThis as typeof globalThis & { gatehouseFormTargets?: { readAt: number; value: Promise<string[]> } };

/**
 * The form targets of this instance, at most a second old. When the database does not answer, there are none: pages then
 * keep working, and only a form without JavaScript that leads to an app is held back.
 */
export function readFormTargets(): Promise<string[]> {
  const held = shared.gatehouseFormTargets;
  if (held && Date.now() - held.readAt < LIFETIME_MS) return held.value;
  const value = load();
  shared.gatehouseFormTargets = { readAt: Date.now(), value };
  return value;
}

async function load(): Promise<string[]> {
  try {
    const [settings, redirectUrls] = await Promise.all([readSettings(), readRedirectUrls()]);
    return formTargets({ settings, redirectUrls, development: env.isDevelopmentInstance });
  } catch (err) {
    log.warn({ err }, "The places that forms may lead to could not be read.");
    return [];
  }
}
