import type { AttributeName, Environment, IdentifierName } from "../environment";

/** What of a sign-up decides where it stands. */
export type SignUpFacts = {
  status: string | null;
  missingFields: readonly string[];
  unverifiedFields: readonly string[];
  verifications: { emailAddress?: { supportedStrategies?: readonly string[] } };
  createdSessionId: string | null;
};

/** Where a sign-up stands, as the person sees it. */
export type SignUpStep = { name: "start" } | { name: "continue"; missing: string[] } | { name: "email_code" | "email_link" | "phone_code" } | { name: "complete"; sessionId: string };

/** The step that comes next: first what is missing, then proofs of what was given. */
export function nextStep(facts: SignUpFacts): SignUpStep {
  if (facts.status === "complete" && facts.createdSessionId) return { name: "complete", sessionId: facts.createdSessionId };
  if (facts.status !== "missing_requirements") return { name: "start" };
  if (facts.missingFields.length > 0) return { name: "continue", missing: [...facts.missingFields] };
  if (facts.unverifiedFields.includes("email_address")) {
    const strategies = facts.verifications.emailAddress?.supportedStrategies ?? [];
    return { name: strategies.includes("email_link") && !strategies.includes("email_code") ? "email_link" : "email_code" };
  }
  return facts.unverifiedFields.includes("phone_number") ? { name: "phone_code" } : { name: "start" };
}

export type SignUpForm = {
  /** What the form asks for, in reading order. */
  fields: { name: AttributeName; optional: boolean }[];
  /** Identifiers that will do in place of the one asked for. */
  alternatives: IdentifierName[];
};

const IDENTIFIERS = ["email_address", "phone_number", "username"] as const;
const READING_ORDER = ["first_name", "last_name", "email_address", "phone_number", "username", "password"] as const satisfies readonly AttributeName[];

/**
 * What sign-up asks for: what the instance requires, and what the app knows already; nothing more. Where no identifier is
 * required, any one will do, and the person may choose which. Who has a username alone needs a password.
 *
 * @param known what the app, or an earlier step, knows already
 * @param wanted the identifier that the person chose
 */
export function signUpForm(environment: Pick<Environment, "attributes">, known: readonly AttributeName[] = [], wanted?: IdentifierName): SignUpForm {
  const all = environment.attributes;
  const enabled = IDENTIFIERS.filter((name) => all[name].enabled);
  const named = IDENTIFIERS.some((name) => all[name].required);
  const chosen = named ? undefined : (enabled.find((name) => name === wanted) ?? enabled.find((name) => known.includes(name)) ?? enabled[0]);
  const asks = (name: AttributeName) => {
    if (all[name].required || name === chosen) return true;
    if (name === "password") return chosen === "username" && all.password.enabled;
    return all[name].enabled && known.includes(name) && (named || !(IDENTIFIERS as readonly string[]).includes(name));
  };
  const needed = (name: AttributeName) => all[name].required || name === chosen || name === "password";
  return {
    fields: READING_ORDER.filter(asks).map((name) => ({ name, optional: !needed(name) })),
    alternatives: chosen ? enabled.filter((name) => name !== chosen) : [],
  };
}

/** Fields that are still missing, as a form asks for them. Where one of two identifiers will do, it asks for the address. */
export function missingForm(missing: readonly string[]): SignUpForm {
  const names = missing.map((name) => (name === "email_address_or_phone_number" ? "email_address" : name));
  return { fields: READING_ORDER.filter((name) => names.includes(name)).map((name) => ({ name, optional: false })), alternatives: [] };
}

/** What kind of identifier a text looks like, among those that the instance has. */
export function kindOf(text: string, environment: Pick<Environment, "attributes">): IdentifierName | undefined {
  const kind = text.includes("@") ? "email_address" : /^[+\d][\d\s().-]{5,}$/.test(text) ? "phone_number" : "username";
  return text && environment.attributes[kind].enabled ? kind : undefined;
}
