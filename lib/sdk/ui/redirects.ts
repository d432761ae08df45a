import { afterUrl, currentParameters } from "../redirects";
import type { Clerk, ComponentProps } from "../types";

/** The page's address without what links in mails have left there, for links to come back to. */
export function pageAddress(): string {
  const url = new URL(location.href);
  for (const name of ["__clerk_status", "__clerk_created_session", "__clerk_ticket"]) url.searchParams.delete(name);
  return url.href;
}

const taken = new Set<string>();

/**
 * The invitation or sign-in token that a link in a mail brought to the page's address, once: it works only once.
 *
 * @param kind what it must be for, where the address tells
 */
export function takeTicket(kind: "sign_in" | "sign_up"): string | null {
  const parameters = currentParameters();
  const ticket = parameters.get("__clerk_ticket");
  if (!ticket || taken.has(ticket) || (parameters.get("__clerk_status") ?? kind) !== kind) return null;
  taken.add(ticket);
  return ticket;
}

/**
 * Where to go when somebody is in: what the component was told wins over what the SDK was told.
 *
 * @param otherwise where to go when nobody says anything: a dialog stays where it is
 */
export function destination(clerk: Clerk, kind: "signIn" | "signUp", props: ComponentProps, otherwise?: string): string {
  const older = kind === "signIn" ? props.afterSignInUrl : props.afterSignUpUrl;
  return afterUrl(
    kind,
    {
      ...clerk.options,
      [`${kind}ForceRedirectUrl`]: props.forceRedirectUrl || clerk.options[`${kind}ForceRedirectUrl`],
      [`${kind}FallbackRedirectUrl`]: props.fallbackRedirectUrl || props.redirectUrl || older || clerk.options[`${kind}FallbackRedirectUrl`] || otherwise,
    },
    clerk.address,
  );
}
