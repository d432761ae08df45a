import { SIGN_UP_FIELDS, type SignUpField } from "@/lib/flows/sign-up/requirements";
import type { Settings } from "@/lib/settings/schema";

export type SignUpIdentifier = "email_address" | "phone_number" | "username";

export type SignUpForm = {
  /** What the form asks for, in reading order. */
  fields: SignUpField[];
  /** Identifiers that will do in place of the one asked for. */
  alternatives: SignUpIdentifier[];
};

const IDENTIFIERS = ["email_address", "phone_number", "username"] as const;
const READING_ORDER: readonly SignUpField[] = ["first_name", "last_name", "email_address", "phone_number", "username", "password"];

/**
 * What sign-up asks for: what the settings require and nothing more. Where they require no identifier, any one will do, and
 * the person may choose which. Who has a username alone needs a password.
 *
 * @param wanted the identifier that the person chose
 */
export function signUpForm(settings: Pick<Settings, SignUpField>, wanted?: string): SignUpForm {
  const required = SIGN_UP_FIELDS.filter((field) => settings[field].mode === "required");
  if (IDENTIFIERS.some((field) => required.includes(field))) return { fields: inReadingOrder(required), alternatives: [] };
  const enabled = IDENTIFIERS.filter((field) => settings[field].mode !== "off");
  const chosen = enabled.find((field) => field === wanted) ?? enabled[0];
  if (!chosen) return { fields: inReadingOrder(required), alternatives: [] };
  const password = chosen === "username" && settings.password.mode === "optional" ? (["password"] as const) : [];
  return { fields: inReadingOrder([chosen, ...required, ...password]), alternatives: enabled.filter((field) => field !== chosen) };
}

/** What somebody who was invited by mail is asked for: the address is known, and proved by the link. */
export function invitedForm(settings: Pick<Settings, SignUpField>): SignUpForm {
  return { fields: signUpForm(settings, "email_address").fields.filter((field) => field !== "email_address"), alternatives: [] };
}

/** Fields that are still missing, as a form asks for them. Where one of two identifiers will do, it asks for the address. */
export function missingFields(missing: readonly string[]): SignUpField[] {
  return inReadingOrder(missing.map((field) => (field === "email_address_or_phone_number" ? "email_address" : field)));
}

function inReadingOrder(fields: readonly string[]): SignUpField[] {
  return READING_ORDER.filter((field) => fields.includes(field));
}
