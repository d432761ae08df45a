import type { GatehouseTranslator } from "@/lib/i18n/translator";
import { param, pathWith, type Search } from "./search";

/** What a page can say was done. The query names one of these and nothing else, so no link puts words into the portal's mouth. */
const OUTCOMES = [
  "name_saved",
  "username_saved",
  "username_removed",
  "picture_saved",
  "picture_removed",
  "email_address_verified",
  "email_address_removed",
  "email_address_made_primary",
  "phone_number_verified",
  "phone_number_removed",
  "phone_number_made_primary",
  "code_sent",
  "password_changed",
  "password_changed_others_signed_out",
  "device_signed_out",
  "others_signed_out",
  "no_others",
  "account_switched",
  "redirect_refused",
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** The address of a page that says what was done there. */
export function donePath(path: string, outcome: Outcome, query: Search = {}): string {
  return pathWith(path, { ...query, done: outcome });
}

/** Outcomes in which nothing was done. */
const WITHOUT_EFFECT: readonly Outcome[] = ["no_others", "redirect_refused"];

/** The sentence that a page's query asks for, or null. */
export function doneMessage(search: Search, t: GatehouseTranslator<"account">): { text: string; tone: "positive" | "neutral" } | null {
  const outcome = OUTCOMES.find((known) => known === param(search, "done"));
  return outcome ? { text: t(`done.${outcome}`), tone: WITHOUT_EFFECT.includes(outcome) ? "neutral" : "positive" } : null;
}
