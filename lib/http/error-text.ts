import type { ApiError, ApiErrorItem, PageErrorCode } from "@/lib/errors";
import { getTranslator } from "@/lib/i18n/translator";
import type { Locale } from "@/lib/i18n/locales";
import type { FormState } from "./form-state";

/** What a person reads for an error, in their language. */
export function errorText(item: ApiErrorItem, locale: Locale): string {
  const t = getTranslator(locale, "errors");
  const values = Object.fromEntries(Object.entries(item.meta).filter(([, value]) => typeof value === "string" || typeof value === "number"));
  const code = item.code as PageErrorCode;
  return t.has(code) ? t(code, values as never) : item.long_message;
}

/** The entries of an error as a form shows them. */
export function formErrors(error: ApiError, locale: Locale): FormState["errors"] {
  return error.errors.map((item) => ({
    code: item.code,
    param_name: typeof item.meta.param_name === "string" ? item.meta.param_name : null,
    message: errorText(item, locale),
  }));
}
