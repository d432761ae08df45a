import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { normalisePhoneNumber } from "@/lib/resources/phone-numbers/rules";
import { normaliseWeb3Wallet } from "@/lib/resources/web3-wallets/rules";

export const IDENTIFIER_TYPES = ["email_address", "phone_number", "web3_wallet"] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

/** An identifier in the form in which it is stored. */
export type Identifier = { type: IdentifierType; value: string };

/** Enough of a mailbox to make an address of a bare domain, so that its rules are an address's rules. */
const ANYBODY = "anybody";

/**
 * Read an entry of a list as an operator writes it: an address, a whole domain (`*@example.com`), a phone number or a wallet.
 *
 * @param defaultCountry of a number that is written without one; ISO 3166-1 alpha-2
 * @returns null when it is none of these
 */
export function readListEntry(text: string, defaultCountry: string): Identifier | null {
  const written = text.trim();
  if (/^0x/i.test(written)) return entry("web3_wallet", normaliseWeb3Wallet(written));
  const domain = /^\*?@(.*)$/s.exec(written)?.[1];
  if (domain !== undefined) return entry("email_address", normaliseEmailAddress(`${ANYBODY}@${domain}`)?.replace(ANYBODY, "*") ?? null);
  // A legal sign in a mailbox, but whoever writes it in a list means any.
  if (written.includes("*")) return null;
  if (written.includes("@")) return entry("email_address", normaliseEmailAddress(written));
  return entry("phone_number", normalisePhoneNumber(written, defaultCountry));
}

function entry(type: IdentifierType, value: string | null): Identifier | null {
  return value === null ? null : { type, value };
}
