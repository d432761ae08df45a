import type { SignUpView } from "@/lib/flows/sign-up/view";

export type SignUpPage = "/sign-up" | "/sign-up/continue" | "/sign-up/verify-email" | "/sign-up/verify-phone";

export type SignUpFacts = Pick<SignUpView, "status" | "created_session_id" | "email_address"> & {
  missing_fields: readonly string[];
  unverified_fields: readonly string[];
};

/**
 * The page of a sign-up: the one that was asked for where it fits the state, else the one that the state is about: first
 * what is missing, then what is to be proved.
 */
export function pathOfSignUp(view: SignUpFacts | null, asked?: SignUpPage): SignUpPage {
  const pages = pagesOf(view);
  return asked && pages.includes(asked) ? asked : (pages[0] ?? "/sign-up");
}

function pagesOf(view: SignUpFacts | null): SignUpPage[] {
  if (view === null || view.status === "abandoned" || view.created_session_id !== null) return ["/sign-up"];
  // Proved by a link that was opened elsewhere, and not gone on with.
  if (view.status === "complete") return [view.email_address === null ? "/sign-up" : "/sign-up/verify-email"];
  return [
    ...(view.missing_fields.length > 0 ? (["/sign-up/continue"] as const) : []),
    ...(view.unverified_fields.includes("email_address") ? (["/sign-up/verify-email"] as const) : []),
    ...(view.unverified_fields.includes("phone_number") ? (["/sign-up/verify-phone"] as const) : []),
  ];
}
