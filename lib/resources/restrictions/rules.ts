import type { IdentifierType } from "./identifier";

/** Signs that split a mailbox into many: addresses with one of them are all read by the same person. */
const SUBADDRESS_SIGNS = /[+=#]/;
/** Both are one: whoever has a mailbox at one of them gets what is sent to the other. */
const GMAIL_DOMAINS = ["gmail.com", "googlemail.com"];

/**
 * Whether an address is one of many that lead to one mailbox.
 *
 * @see RFC 5233 (subaddressing)
 */
export function isSubaddress(address: string): boolean {
  return SUBADDRESS_SIGNS.test(address.split("@")[0] ?? "");
}

/** A Gmail address without the dots that Gmail does not look at, and at the first of its domains; null for every other address. */
export function withoutGmailDots(address: string): string | null {
  const [mailbox = "", domain = ""] = address.split("@");
  return GMAIL_DOMAINS.includes(domain) ? `${mailbox.replaceAll(".", "")}@${GMAIL_DOMAINS[0]}` : null;
}

/** The entries of a list that an identifier can stand under: itself, and for an address its whole domain. */
export function entriesFor({ type, value }: { type: IdentifierType; value: string }): string[] {
  return type === "email_address" ? [value, `*${value.slice(value.lastIndexOf("@"))}`] : [value];
}

type Listed = { isAllowed: boolean; isBlocked: boolean };

/**
 * Which of the identifiers of one person keep that person out; none when they may come in. With an allowlist one identifier
 * on it is enough, and what is on it is not blocked.
 */
export function shutOut<Identifier extends Listed>(identifiers: Identifier[], switches: { allowlist: boolean; blocklist: boolean }): Identifier[] {
  const allowed = (one: Listed) => switches.allowlist && one.isAllowed;
  const blocked = switches.blocklist ? identifiers.filter((one) => one.isBlocked && !allowed(one)) : [];
  if (blocked.length > 0) return blocked;
  return switches.allowlist && !identifiers.some(allowed) ? identifiers : [];
}
