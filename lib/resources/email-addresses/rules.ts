import { domainToASCII } from "node:url";

const MAX_CHARACTERS = 254;
const MAX_LOCAL_CHARACTERS = 64;

// RFC 5321 dot-string. Quoted local parts and comments are legal and used by nobody but attackers.
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const WRITTEN_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;

/**
 * The one way to write an address, so that the database can tell whether two are the same: lower case, the domain in
 * ASCII (IDNA). Null for anything else than one plain address: look-alikes of `@` or `.`, invisible characters, a second
 * address, a quoted part, a host without a dot, an IP address.
 *
 * @see RFC 5321 section 4.5.3.1 for the lengths; CVE-2022-35924 and GHSA-7rqj-j65f-68wh for what laxity costs
 */
export function normaliseEmailAddress(text: string): string | null {
  const written = text.trim();
  if (written.length > MAX_CHARACTERS) return null;
  const [local = "", domain = "", ...rest] = written.split("@");
  if (rest.length > 0) return null;
  const host = normaliseDomain(domain);
  // Only ASCII letters have a lower case here: `İ` or the Kelvin sign must not turn into an ASCII letter.
  const mailbox = local.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (host === null || mailbox.length > MAX_LOCAL_CHARACTERS || !LOCAL_PART.test(mailbox)) return null;
  const address = `${mailbox}@${host}`;
  return address.length > MAX_CHARACTERS ? null : address;
}

function normaliseDomain(domain: string): string | null {
  // Full-width and other compatibility forms would silently become another domain.
  if (!WRITTEN_DOMAIN.test(domain) || domain.normalize("NFKC") !== domain.normalize("NFC")) return null;
  const labels = domainToASCII(domain).split(".");
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null;
  return /^(?=.*[a-z])/.test(labels.at(-1) ?? "") ? labels.join(".") : null;
}

/**
 * Whether an address is one of those that a development instance answers with the fixed code: subaddress `+clerk_test`.
 *
 * @see https://clerk.com/docs/testing/test-emails-and-phones
 */
export function isTestEmailAddress(address: string): boolean {
  return address.split("@")[0]?.endsWith("+clerk_test") ?? false;
}

/** Enough to recognise one's own address by, too little to write to it: `a****@example.com`. */
export function maskEmailAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}****${address.slice(at)}`;
}
