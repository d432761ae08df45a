import { errorItem, type ApiErrorItem } from "@/lib/errors";
import type { Settings } from "@/lib/settings/schema";
import type { CreateUserInput } from "./create-input";
import { passwordProblems } from "./given-password";

const IDENTIFIERS = ["email_address", "phone_number", "web3_wallet", "username"] as const;
const ATTRIBUTES = [...IDENTIFIERS, "first_name", "last_name"] as const;

type Attribute = (typeof ATTRIBUTES)[number];

/** What the settings of the instance have against a new user, all at once: what is not enabled, and what is missing. */
export function createProblems(given: CreateUserInput, settings: Settings): ApiErrorItem[] {
  const missing = missingParameters(given, settings).map((param_name) => errorItem("form_param_missing", { param_name }));
  const unknown = disabledParameters(given, settings).map((param_name) => errorItem("form_param_unknown", { param_name }));
  const passwords = [...passwordProblems(given, settings), ...skippedPasswordProblems(given, settings)];
  return [...unknown, ...missing, ...(missing.length > 0 ? [] : namelessProblems(given, settings)), ...passwords];
}

/** Those of the given second factors that the instance does not use. */
export function disabledSecondFactors({ totp_secret, backup_codes }: Pick<CreateUserInput, "totp_secret" | "backup_codes">, settings: Settings): string[] {
  return [...(totp_secret != null && !settings.authenticator_app.enabled ? ["totp_secret"] : []), ...(backup_codes?.length && !settings.backup_code.enabled ? ["backup_codes"] : [])];
}

function isGiven(given: CreateUserInput, name: Attribute): boolean {
  const value = given[name];
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function disabledParameters(given: CreateUserInput, settings: Settings): string[] {
  const disabled: string[] = ATTRIBUTES.filter((name) => settings[name].mode === "off" && isGiven(given, name));
  disabled.push(...disabledSecondFactors(given, settings));
  if (given.locked && !settings.attack_protection.user_lockout.enabled) disabled.push("locked");
  return disabled;
}

function missingParameters(given: CreateUserInput, settings: Settings): string[] {
  const missing: string[] = given.skip_user_requirement ? [] : ATTRIBUTES.filter((name) => settings[name].mode === "required" && !isGiven(given, name));
  if (settings.password.mode === "required" && !hasPassword(given) && !given.skip_password_requirement) missing.push("password");
  if (settings.sign_up.legal_consent_enabled && given.legal_accepted_at == null && !given.skip_legal_checks) missing.push("legal_accepted_at");
  return missing;
}

/** Whatever is skipped, an account without any identifier is nobody's. */
function namelessProblems(given: CreateUserInput, settings: Settings): ApiErrorItem[] {
  const names = IDENTIFIERS.filter((name) => settings[name].mode !== "off");
  if (names.length === 0 || IDENTIFIERS.some((name) => isGiven(given, name))) return [];
  return [errorItem("form_data_missing", { param_name: names[0], names })];
}

function skippedPasswordProblems(given: CreateUserInput, settings: Settings): ApiErrorItem[] {
  const isRefused = given.skip_password_requirement && !hasPassword(given) && settings.password.mode === "required" && isPasswordTheOnlyWay(settings);
  return isRefused ? [errorItem("form_conditional_param_disallowed", { param_name: "skip_password_requirement" })] : [];
}

function isPasswordTheOnlyWay({ email_address, phone_number }: Settings): boolean {
  return ![email_address, phone_number].some(({ mode, used_for_sign_in, strategies }) => mode !== "off" && used_for_sign_in && strategies.length > 0);
}

function hasPassword(given: CreateUserInput): boolean {
  return given.password != null || given.password_digest != null;
}
