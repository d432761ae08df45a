import { ApiError, errorItem } from "@/lib/errors";
import { SIGN_UP_FIELDS } from "@/lib/flows/sign-up/requirements";

/**
 * Check that the form came back filled in: every field that it shows is needed. The sign-up itself would take less, and ask
 * for the rest on another page; a person expects to hear it here.
 *
 * @param wantsConsent the form shows the box for the terms
 * @throws form_param_missing, legal_not_accepted 422, one entry for each
 */
export function assertFilled(formData: FormData, wantsConsent: boolean): void {
  const empty = SIGN_UP_FIELDS.filter((field) => formData.has(field) && String(formData.get(field)).trim() === "");
  const consent = wantsConsent && !formData.has("legal_accepted") ? [errorItem("legal_not_accepted", { param_name: "legal_accepted" })] : [];
  const [first, ...others] = [...empty.map((field) => errorItem("form_param_missing", { param_name: field })), ...consent];
  if (first) throw new ApiError([first, ...others]);
}
