import type { SignInView } from "@/lib/flows/sign-in/view";

export type SignInPage =
  | "/sign-in"
  | "/sign-in/password"
  | "/sign-in/code"
  | "/sign-in/link-sent"
  | "/sign-in/methods"
  | "/sign-in/forgot"
  | "/sign-in/forgot/code"
  | "/sign-in/second-factor"
  | "/sign-in/second-factor/app"
  | "/sign-in/second-factor/text"
  | "/sign-in/second-factor/backup-code"
  | "/sign-in/new-password";

export type SignInFacts = Pick<SignInView, "status" | "created_session_id"> & {
  supported_first_factors: readonly { strategy: string }[] | null;
  first_factor_verification: { strategy: string } | null;
  supported_second_factors: readonly { strategy: string }[] | null;
  second_factor_verification: { strategy: string } | null;
};

/**
 * The page of a sign-in: the one that was asked for where it fits the state, else the one that the state is about. Every
 * page asks this first, so that reload, Back, an old tab and a typed address all end where something can be done.
 */
export function pathOfSignIn(view: SignInFacts | null, asked?: SignInPage): SignInPage {
  const pages = pagesOf(view);
  return asked && pages.includes(asked) ? asked : pages[0];
}

/** The pages that fit, the natural one first. */
function pagesOf(view: SignInFacts | null): readonly [SignInPage, ...SignInPage[]] {
  switch (view?.status) {
    case "needs_first_factor":
      return pagesOfFirstFactor(view);
    case "needs_second_factor":
      return pagesOfSecondFactor(view);
    case "needs_new_password":
      return ["/sign-in/new-password"];
    case "complete":
      // Proved by a link that was opened elsewhere, and not gone on with: the page that waits for it says so.
      return view.created_session_id === null ? [pageOfChallenge(view) ?? "/sign-in"] : ["/sign-in"];
    default:
      return ["/sign-in"];
  }
}

function pagesOfFirstFactor(view: SignInFacts): readonly [SignInPage, ...SignInPage[]] {
  const waiting = pageOfChallenge(view);
  const hasPassword = view.supported_first_factors?.some(({ strategy }) => strategy === "password") ?? false;
  const others: SignInPage[] = [...(hasPassword ? (["/sign-in/password"] as const) : []), "/sign-in/methods", "/sign-in/forgot"];
  const [first = "/sign-in/methods", ...rest] = waiting ? [waiting, ...others] : others;
  return [first, ...rest];
}

/** The app first, for it is at hand; else the code that was texted; else the choice. */
function pagesOfSecondFactor({ supported_second_factors, second_factor_verification }: SignInFacts): readonly [SignInPage, ...SignInPage[]] {
  const has = (strategy: string) => supported_second_factors?.some((factor) => factor.strategy === strategy) ?? false;
  const pages: SignInPage[] = [
    ...(has("totp") ? (["/sign-in/second-factor/app"] as const) : []),
    ...(second_factor_verification?.strategy === "phone_code" ? (["/sign-in/second-factor/text"] as const) : []),
    "/sign-in/second-factor",
    ...(has("backup_code") ? (["/sign-in/second-factor/backup-code"] as const) : []),
  ];
  const [first = "/sign-in/second-factor", ...rest] = pages;
  return [first, ...rest];
}

/** Where a code is entered or a link waited for, once one was sent. */
function pageOfChallenge({ first_factor_verification }: SignInFacts): SignInPage | null {
  switch (first_factor_verification?.strategy) {
    case "email_code":
    case "phone_code":
      return "/sign-in/code";
    case "email_link":
      return "/sign-in/link-sent";
    case "reset_password_email_code":
    case "reset_password_phone_code":
      return "/sign-in/forgot/code";
    default:
      return null;
  }
}
