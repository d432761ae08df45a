import { ApiError, errorItem } from "@/lib/errors";
import type { Settings } from "@/lib/settings/schema";
import { isBreachedOffline, isBreachedOnline, type RangeServiceOptions } from "./breached";
import { isOverlong } from "./normalize";
import { checkPassword, type PasswordRules } from "./policy";
import { describeSuggestions, estimateStrength } from "./strength";

export type PasswordAssessment = {
  settings: Pick<Settings, "password">;
  /** Addresses, numbers and names of the person. */
  identifiers: readonly string[];
  /** The parameter that held the password; "password" when not given. */
  param?: "password" | "new_password";
  rangeService?: RangeServiceOptions;
};

/**
 * Refuse a password that may not be set, with everything that is wrong with it at once. May ask the network: call it in
 * `gather`, never inside a transaction.
 *
 * @throws form_password_length_too_short, form_password_size_in_bytes_exceeded, form_password_no_uppercase,
 *   form_password_no_lowercase, form_password_no_number, form_password_no_special_char,
 *   form_password_matches_identifier, form_password_not_strong_enough, form_password_pwned: all 422
 */
export async function assertPasswordAcceptable(password: string, { settings, identifiers, param = "password", rangeService }: PasswordAssessment): Promise<void> {
  const rules = settings.password;
  const strength = rules.min_strength > 0 && !isOverlong(password) ? await assessStrength(password, identifiers) : undefined;
  const problems = checkPassword(password, rules, { param, identifiers, strength });
  // A password of the wrong length must change anyway; nothing of it needs to leave the machine.
  const wrongLength = problems.some(({ code }) => code === "form_password_length_too_short" || code === "form_password_size_in_bytes_exceeded");
  if (!wrongLength && (await isBreached(password, rules, rangeService))) problems.push(errorItem("form_password_pwned", { param_name: param }));

  const [first, ...others] = problems;
  if (first) throw new ApiError([first, ...others]);
}

async function assessStrength(password: string, identifiers: readonly string[]) {
  const { score, suggestionCodes } = await estimateStrength(password, identifiers);
  return { score, suggestions: await describeSuggestions(suggestionCodes) };
}

async function isBreached(password: string, rules: PasswordRules, rangeService: RangeServiceOptions | undefined): Promise<boolean> {
  if (rules.breach_check_offline && (await isBreachedOffline(password))) return true;
  return rules.breach_check_online && (await isBreachedOnline(password, rangeService));
}
