import type { Factor } from "@/lib/flows/sign-in/factors";

/** A way to sign in as a person chooses it. A mailed code and the link beside it are one: both stand in one mail. */
export type Method = {
  kind: "password" | "email_code" | "email_link" | "email_code_and_link" | "phone_code";
  strategy: "password" | "email_code" | "email_link" | "phone_code";
  /** `idn_…` of the address or number; null for a password. */
  identificationId: string | null;
  safeIdentifier: string | null;
  lastUsed: boolean;
};

/**
 * The ways that a sign-in offers, the one that was used last on this browser first.
 *
 * @param lastStrategy the strategy that this browser remembers, whoever used it
 */
export function methodsOf(factors: readonly Factor[] | null, lastStrategy: string | null): Method[] {
  const methods = (factors ?? []).flatMap((factor) => methodOf(factor, factors ?? []));
  const last = methods.find((method) => usedLast(method, lastStrategy));
  return methods.map((method) => ({ ...method, lastUsed: method === last })).sort((a, b) => Number(b.lastUsed) - Number(a.lastUsed));
}

function methodOf(factor: Factor, all: readonly Factor[]): Method[] {
  const lastUsed = false;
  switch (factor.strategy) {
    case "password":
      return [{ kind: "password", strategy: "password", identificationId: null, safeIdentifier: null, lastUsed }];
    case "email_code":
      return [{ kind: hasTwin(factor, all) ? "email_code_and_link" : "email_code", strategy: "email_code", identificationId: factor.email_address_id, safeIdentifier: factor.safe_identifier, lastUsed }];
    case "email_link":
      return hasTwin(factor, all) ? [] : [{ kind: "email_link", strategy: "email_link", identificationId: factor.email_address_id, safeIdentifier: factor.safe_identifier, lastUsed }];
    case "phone_code":
      return [{ kind: "phone_code", strategy: "phone_code", identificationId: factor.phone_number_id, safeIdentifier: factor.safe_identifier, lastUsed }];
    default:
      return [];
  }
}

/** Whether the same address can get the other of code and link. */
function hasTwin(factor: Extract<Factor, { email_address_id: string }>, all: readonly Factor[]): boolean {
  const other = factor.strategy === "email_code" ? "email_link" : "email_code";
  return all.some((each) => each.strategy === other && each.email_address_id === factor.email_address_id);
}

function usedLast(method: Method, lastStrategy: string | null): boolean {
  return method.strategy === lastStrategy || (method.kind === "email_code_and_link" && lastStrategy === "email_link");
}
