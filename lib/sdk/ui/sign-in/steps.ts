import type { SignInFactor } from "../../types";

/** Where a sign-in stands, as the person sees it. */
export type SignInStep =
  | { name: "start" }
  | { name: "password" }
  | { name: "code" | "link" | "reset_code" | "second"; factor: SignInFactor }
  | { name: "forgot" | "new_password" | "methods" | "second_methods" | "no_way" }
  | { name: "complete"; sessionId: string };

/** What of a sign-in decides where it stands. */
export type SignInFacts = {
  status: string | null;
  identifier: string | null;
  supportedFirstFactors: readonly SignInFactor[] | null;
  supportedSecondFactors: readonly SignInFactor[] | null;
  createdSessionId: string | null;
};

const FIRST: readonly string[] = ["password", "email_code", "phone_code", "email_link"];
const SECOND: readonly string[] = ["totp", "phone_code", "email_code", "backup_code"];
const RESETS: readonly string[] = ["reset_password_email_code", "reset_password_phone_code"];

/** Factors for which somebody must send a code first. */
export const SENT: readonly string[] = ["email_code", "phone_code", ...RESETS];

/**
 * The step that comes next.
 *
 * @param prefersCodes whether the instance would rather send a code than ask for a password
 */
export function nextStep(facts: SignInFacts, prefersCodes: boolean): SignInStep {
  if (facts.status === "complete" && facts.createdSessionId) return { name: "complete", sessionId: facts.createdSessionId };
  if (facts.status === "needs_new_password") return { name: "new_password" };
  if (facts.status === "needs_second_factor" || facts.status === "needs_client_trust") {
    const [factor] = secondFactors(facts);
    return factor ? { name: "second", factor } : { name: "no_way" };
  }
  if (facts.status === "needs_first_factor") {
    const factor = startingFactor(facts, prefersCodes);
    return factor ? stepFor(factor) : { name: "no_way" };
  }
  return { name: "start" };
}

/** The step in which a first factor is proved. */
export function stepFor(factor: SignInFactor): SignInStep {
  if (factor.strategy === "password") return { name: "password" };
  return { name: factor.strategy === "email_link" ? "link" : "code", factor };
}

/** The first factors that the components can ask for. */
export function firstFactors(facts: Pick<SignInFacts, "supportedFirstFactors">): SignInFactor[] {
  return inOrder(facts.supportedFirstFactors, FIRST);
}

export function secondFactors(facts: Pick<SignInFacts, "supportedSecondFactors">): SignInFactor[] {
  return inOrder(facts.supportedSecondFactors, SECOND);
}

/** Where a code for a new password can go. */
export function resetFactors(facts: SignInFacts): SignInFactor[] {
  return inOrder(facts.supportedFirstFactors, RESETS);
}

/** Whether two factors are the same way to the same place. */
export function sameFactor(one: SignInFactor, other: SignInFactor): boolean {
  return one.strategy === other.strategy && one.emailAddressId === other.emailAddressId && one.phoneNumberId === other.phoneNumberId;
}

/** The password where it is wanted; else a code to what was typed, to the primary address, to anywhere. */
function startingFactor(facts: SignInFacts, prefersCodes: boolean): SignInFactor | undefined {
  const factors = firstFactors(facts);
  const sent = factors.filter(({ strategy }) => strategy !== "password");
  const code = sent.find(({ safeIdentifier }) => safeIdentifier === facts.identifier) ?? sent.find(({ primary }) => primary) ?? sent[0];
  const password = factors.find(({ strategy }) => strategy === "password");
  return prefersCodes ? (code ?? password) : (password ?? code);
}

function inOrder(factors: readonly SignInFactor[] | null, strategies: readonly string[]): SignInFactor[] {
  return strategies.flatMap((strategy) => (factors ?? []).filter((factor) => factor.strategy === strategy));
}
