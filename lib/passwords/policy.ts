import { errorItem, type ApiErrorItem } from "@/lib/errors";
import type { Settings } from "@/lib/settings/schema";
import { isOverlong, normalizePassword } from "./normalize";
import type { StrengthSuggestion } from "./strength";

export type PasswordRules = Settings["password"];

export type PasswordFacts = {
  /** The parameter that held the password: it becomes `meta.param_name`. */
  param: string;
  /** Addresses, numbers and names of the person. */
  identifiers: readonly string[];
  /** What guessing found; needed only when the rules ask for a strength. */
  strength?: { score: number; suggestions: readonly StrengthSuggestion[] } | undefined;
};

/** Compare like the person would: `Anna@Example.com ` is her address too. */
const comparable = (text: string) => text.normalize("NFC").trim().toLowerCase();

/**
 * Everything that the settings have against a password, in the order in which people should read it; empty when it may
 * be used. Length is counted in characters (code points) and in bytes of UTF-8, both in the normalised form.
 * Lists of breached passwords are another matter: see `assess.ts`.
 */
export function checkPassword(password: string, rules: PasswordRules, { param, identifiers, strength }: PasswordFacts): ApiErrorItem[] {
  const item = (code: Parameters<typeof errorItem>[0], meta: Record<string, unknown> = {}) => errorItem(code, { param_name: param, ...meta });
  const tooLarge = item("form_password_size_in_bytes_exceeded", { max_bytes: rules.max_bytes });
  if (isOverlong(password)) return [tooLarge];

  const normalized = normalizePassword(password);
  const problems: ApiErrorItem[] = [];
  if (Array.from(normalized).length < rules.min_length) problems.push(item("form_password_length_too_short", { min_length: rules.min_length }));
  if (Buffer.byteLength(normalized, "utf8") > rules.max_bytes) problems.push(tooLarge);
  if (rules.require_uppercase && !/\p{Lu}/u.test(normalized)) problems.push(item("form_password_no_uppercase"));
  if (rules.require_lowercase && !/\p{Ll}/u.test(normalized)) problems.push(item("form_password_no_lowercase"));
  if (rules.require_numbers && !/\p{Nd}/u.test(normalized)) problems.push(item("form_password_no_number"));
  if (rules.require_special_char && !/[\p{P}\p{S}]/u.test(normalized)) problems.push(item("form_password_no_special_char"));
  if (equalsIdentifier(normalized, identifiers)) problems.push(item("form_password_matches_identifier"));
  if (strength && strength.score < rules.min_strength) problems.push(item("form_password_not_strong_enough", { zxcvbn: { suggestions: strength.suggestions } }));
  return problems;
}

/** Equal to an identifier, to the part of an address before the @, or to the digits of a number, in any letter case. */
function equalsIdentifier(normalized: string, identifiers: readonly string[]): boolean {
  const password = comparable(normalized);
  return identifiers.map(comparable).some((identifier) => identifier !== "" && [identifier, identifier.replace(/@[^@]*$/, ""), identifier.replace(/^\+/, "")].includes(password));
}
