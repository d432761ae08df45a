import type { Settings } from "@/lib/settings/schema";

/** The fields of a sign-up, as they are called on the wire. */
export const SIGN_UP_FIELDS = ["email_address", "phone_number", "username", "password", "first_name", "last_name"] as const;

export type SignUpField = (typeof SIGN_UP_FIELDS)[number];
export type RequiredField = SignUpField | "legal_accepted" | "email_address_or_phone_number";

export type SignUpFacts = Record<SignUpField | "legal_accepted", boolean> & { emailVerified: boolean; phoneVerified: boolean };

export type SignUpRequirements = {
  required_fields: RequiredField[];
  optional_fields: SignUpField[];
  missing_fields: RequiredField[];
  unverified_fields: ("email_address" | "phone_number")[];
};

const IDENTIFIERS = ["email_address", "phone_number", "username"] as const;

/**
 * What a sign-up still needs. Where no identifier is required by itself, any one of the enabled ones will do; an account
 * that could be signed in to by nothing else needs a password.
 */
export function signUpRequirements(facts: SignUpFacts, settings: Settings): SignUpRequirements {
  const required: RequiredField[] = SIGN_UP_FIELDS.filter((field) => settings[field].mode === "required");
  const optional = SIGN_UP_FIELDS.filter((field) => settings[field].mode === "optional");
  const missing = required.filter((field) => !facts[field as SignUpField]);
  const anyIdentifier = IDENTIFIERS.some((field) => facts[field]);
  if (!IDENTIFIERS.some((field) => settings[field].mode === "required")) {
    required.unshift(identifierOfChoice(settings));
    if (!anyIdentifier) missing.unshift(identifierOfChoice(settings));
  }
  if (optional.includes("password") && facts.username && !facts.email_address && !facts.phone_number && !facts.password) missing.push("password");
  if (settings.sign_up.legal_consent_enabled) {
    required.push("legal_accepted");
    if (!facts.legal_accepted) missing.push("legal_accepted");
  }
  const unverified = [
    facts.email_address && settings.email_address.verify_at_sign_up && !facts.emailVerified ? ("email_address" as const) : null,
    facts.phone_number && settings.phone_number.verify_at_sign_up && !facts.phoneVerified ? ("phone_number" as const) : null,
  ].filter((field) => field !== null);
  return { required_fields: required, optional_fields: optional, missing_fields: missing, unverified_fields: unverified };
}

function identifierOfChoice(settings: Settings): RequiredField {
  const enabled = IDENTIFIERS.filter((field) => settings[field].mode !== "off");
  return enabled.includes("email_address") && enabled.includes("phone_number") ? "email_address_or_phone_number" : (enabled[0] ?? "email_address");
}

export type SignUpStatus = "missing_requirements" | "complete" | "abandoned";

/** The state that the facts amount to. */
export function signUpStatus(facts: { requirements: SignUpRequirements; createdUserId: string | null; abandonAt: Date }, now: Date): SignUpStatus {
  if (facts.createdUserId !== null) return "complete";
  if (facts.abandonAt <= now) return "abandoned";
  const { missing_fields, unverified_fields } = facts.requirements;
  return missing_fields.length + unverified_fields.length > 0 ? "missing_requirements" : "complete";
}
