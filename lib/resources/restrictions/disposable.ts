import { disposableEmailBlocklistSet } from "disposable-email-domains-js";

let domains: Set<string> | undefined;

/**
 * Whether an address is of a service that gives anybody a mailbox for a few minutes; hosts below such a domain count too.
 *
 * @see https://github.com/disposable-email-domains/disposable-email-domains, the list
 */
export function isDisposableEmailAddress(address: string): boolean {
  // Read when it is first needed: it is on disk, and most instances never ask.
  domains ??= disposableEmailBlocklistSet();
  const labels = address.slice(address.lastIndexOf("@") + 1).split(".");
  return labels.some((_, index) => domains?.has(labels.slice(index).join(".")));
}
