"use server";

import { notFound } from "next/navigation";
import type { FormState } from "@/lib/http/form-state";
import { env } from "@/lib/env";
import { getTranslator } from "@/lib/i18n/translator";
import { requestManners } from "@/app/frame";

const SLOW_MS = 1500;

/** Answers the gallery's forms: "slow" takes its time, "ok" succeeds, "many" fails in two places, anything else in one. */
export async function tryForm(_state: FormState, data: FormData): Promise<FormState> {
  if (!env.isDevelopmentInstance) notFound();
  const { locale } = await requestManners();
  const errors = getTranslator(locale, "errors");
  const email = String(data.get("email_address") ?? "");
  if (email.includes("slow")) await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  const idle: FormState = { status: "idle", values: { email_address: email }, errors: [], notice: null, retry_after_seconds: null };
  if (email.includes("ok")) return { ...idle, status: "done", notice: getTranslator(locale, "common")("words.copied") };
  if (email.includes("limit")) return { ...idle, status: "error", errors: [{ code: "too_many_requests", param_name: null, message: errors("too_many_requests") }], retry_after_seconds: 42 };
  const first = { code: "form_param_format_invalid", param_name: "email_address", message: errors("form_param_format_invalid") };
  const second = { code: "form_password_pwned", param_name: "password", message: errors("form_password_pwned") };
  return { ...idle, status: "error", errors: email.includes("many") ? [first, second] : [first] };
}

/** Does nothing, for buttons that only need an action. */
export async function tryButton(): Promise<void> {
  if (!env.isDevelopmentInstance) notFound();
}
