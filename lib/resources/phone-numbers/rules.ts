import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from "libphonenumber-js";

const MAX_CHARACTERS = 32;
const WRITTEN_NUMBER = /^\+?[\d\s().\-/\u00a0\u2010-\u2013]+$/;
/** Shorter ones are too easily a national number of somewhere else. */
const LEAST_DIGITS_WITHOUT_PLUS = 11;

/**
 * The one way to write a number: E.164. It must be possible, which is a matter of its length, not assigned: new ranges are
 * opened faster than a library can list them.
 *
 * Without `+` it is a number of `defaultCountry` if one exists there; else, with eleven digits or more, an international
 * one whose `+` was left out ("15551234567"). Extensions are refused: a text message cannot reach one.
 *
 * @param defaultCountry ISO 3166-1 alpha-2
 * @returns null when it is no number
 * @see ITU-T E.164
 */
export function normalisePhoneNumber(text: string, defaultCountry: string): string | null {
  const written = text.trim();
  if (written.length > MAX_CHARACTERS || !WRITTEN_NUMBER.test(written)) return null;
  const digits = written.replace(/\D/g, "");
  if (written.startsWith("+") || digits.startsWith("00")) return possible(parse(`+${digits.replace(/^00/, "")}`));
  const national = parse(digits, defaultCountry);
  if (national?.isValid()) return national.number;
  const international = digits.length < LEAST_DIGITS_WITHOUT_PLUS || digits.startsWith("0") ? null : possible(parse(`+${digits}`));
  return international ?? possible(national);
}

function parse(text: string, country?: string): PhoneNumber | undefined {
  const defaultCountry = country !== undefined && isSupportedCountry(country) ? country : undefined;
  return parsePhoneNumberFromString(text, { defaultCountry, extract: false });
}

function possible(number: PhoneNumber | undefined): string | null {
  return number?.isPossible() && !number.ext ? number.number : null;
}

/**
 * Whether a number is one of those that a development instance answers with the fixed code: +1 XXX 555 0100 to 0199, which
 * are set aside for fiction.
 *
 * @see https://clerk.com/docs/testing/test-emails-and-phones
 */
export function isTestPhoneNumber(phoneNumber: string): boolean {
  return /^\+1\d{3}55501\d{2}$/.test(phoneNumber);
}

/** Enough to recognise one's own number by, too little to call it: `+1 ********67`. */
export function maskPhoneNumber(phoneNumber: string): string {
  const code = parse(phoneNumber)?.countryCallingCode ?? "";
  const national = phoneNumber.slice(1 + code.length);
  return `+${code} ${"*".repeat(Math.max(national.length - 2, 0))}${national.slice(-2)}`;
}

/** A number as people write it internationally: `+1 555 123 4567`. */
export function formatPhoneNumber(phoneNumber: string): string {
  return parse(phoneNumber)?.formatInternational() ?? phoneNumber;
}

/** The country that a number belongs to, ISO 3166-1 alpha-2; null where a code stands for none or several (+1 800, +883). */
export function countryOf(phoneNumber: string): string | null {
  return parse(phoneNumber)?.country ?? null;
}
