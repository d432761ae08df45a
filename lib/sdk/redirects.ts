import type { ClerkOptions, RedirectOptions } from "./types";

/** An address with parameters; those that are null or undefined are left out. */
export function withParameters(address: string, parameters: Record<string, string | null | undefined>): string {
  const url = new URL(address, location.href);
  for (const [name, value] of Object.entries(parameters)) if (value) url.searchParams.set(name, value);
  return url.href;
}

/** What a sign-in or sign-up page is told about where to go on. */
export function redirectParameters({ redirectUrl, ...urls }: RedirectOptions): Record<string, string | null | undefined> {
  return {
    redirect_url: absolute(redirectUrl === undefined ? location.href : redirectUrl),
    sign_in_force_redirect_url: absolute(urls.signInForceRedirectUrl),
    sign_in_fallback_redirect_url: absolute(urls.signInFallbackRedirectUrl),
    sign_up_force_redirect_url: absolute(urls.signUpForceRedirectUrl),
    sign_up_fallback_redirect_url: absolute(urls.signUpFallbackRedirectUrl),
  };
}

/**
 * Where to go after signing in or up: where the app insists, where the address of this page says, where the app would
 * otherwise, the app's first page.
 *
 * @param portal the portal's address, which is as good a place to go as the app itself
 */
export function afterUrl(kind: "signIn" | "signUp", options: ClerkOptions, portal: string, parameters = currentParameters()): string {
  const asked = parameters.get("redirect_url");
  const allowed = asked && isAllowed(asked, options.allowedRedirectOrigins ?? [], portal) ? asked : null;
  return options[`${kind}ForceRedirectUrl`] || allowed || options[`${kind}FallbackRedirectUrl`] || "/";
}

/** The parameters of this page's address, those behind a `#/…?` too: the published SDK puts them there. */
export function currentParameters(): URLSearchParams {
  const parameters = new URLSearchParams(location.search);
  const behindHash = location.hash.split("?")[1];
  if (behindHash) for (const [name, value] of new URLSearchParams(behindHash)) if (!parameters.has(name)) parameters.set(name, value);
  return parameters;
}

/** Only what a browser would open as a page: an address that runs a script is none. */
export function isPage(to: string): boolean {
  return URL.canParse(to, location.href) && /^https?:$/.test(new URL(to, location.href).protocol);
}

function isAllowed(to: string, origins: readonly (string | RegExp)[], portal: string): boolean {
  if (!isPage(to)) return false;
  const { origin } = new URL(to, location.href);
  return origin === location.origin || origin === new URL(portal).origin || origins.some((allowed) => (typeof allowed === "string" ? allowed === origin : allowed.test(origin)));
}

function absolute(to: string | null | undefined): string | null {
  return to ? new URL(to, location.href).href : null;
}
