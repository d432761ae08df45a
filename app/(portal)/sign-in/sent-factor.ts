import type { Factor } from "@/lib/flows/sign-in/factors";
import type { SignInView } from "@/lib/flows/sign-in/view";

/** The fields that send a code or link again, to where it went before. */
export function resendValues({ id, supported_first_factors, first_factor_verification: sent }: SignInView): Record<string, string> {
  const factor = (supported_first_factors ?? []).find((one) => one.strategy === sent?.strategy && Object.values(identificationOf(one)).includes(sent.identification_id ?? ""));
  return { sign_in_id: id, strategy: sent?.strategy ?? "", ...identificationOf(factor) };
}

/** Whether the mail that holds the code holds a link as well. */
export function mailHoldsLink({ supported_first_factors, first_factor_verification: sent }: SignInView): boolean {
  if (sent?.strategy === "email_link") return true;
  return sent?.strategy === "email_code" && (supported_first_factors ?? []).some(({ strategy }) => strategy === "email_link");
}

/** How a form names the address or number of a factor. */
export function identificationOf(factor: Factor | undefined): Record<string, string> {
  if (factor && "email_address_id" in factor) return { email_address_id: factor.email_address_id };
  if (factor && "phone_number_id" in factor) return { phone_number_id: factor.phone_number_id };
  return {};
}
