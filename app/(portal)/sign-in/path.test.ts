import { describe, expect, it } from "vitest";
import { pathOfSignIn, type SignInFacts, type SignInPage } from "./path";

const ALL: SignInPage[] = ["/sign-in", "/sign-in/password", "/sign-in/code", "/sign-in/link-sent", "/sign-in/methods", "/sign-in/forgot", "/sign-in/forgot/code", "/sign-in/second-factor", "/sign-in/second-factor/app", "/sign-in/second-factor/text", "/sign-in/second-factor/backup-code", "/sign-in/new-password"];

const facts = (over: Partial<SignInFacts>): SignInFacts => ({
  status: "needs_first_factor",
  created_session_id: null,
  supported_first_factors: [{ strategy: "password" }, { strategy: "email_code" }],
  first_factor_verification: null,
  supported_second_factors: null,
  second_factor_verification: null,
  ...over,
});
const second = (...strategies: string[]) => facts({ status: "needs_second_factor", supported_second_factors: strategies.map((strategy) => ({ strategy })) });
const texted = { second_factor_verification: { strategy: "phone_code" } };
const sent = (strategy: string) => facts({ first_factor_verification: { strategy } });

describe("where a sign-in stands", () => {
  it.each<[string, SignInFacts | null, SignInPage]>([
    ["no sign-in", null, "/sign-in"],
    ["abandoned", facts({ status: "abandoned" }), "/sign-in"],
    ["no identifier yet", facts({ status: "needs_identifier" }), "/sign-in"],
    ["an authenticator app", second("totp", "phone_code", "backup_code"), "/sign-in/second-factor/app"],
    ["an authenticator app, with a code texted beside it", { ...second("totp", "phone_code"), ...texted }, "/sign-in/second-factor/app"],
    ["a second factor by text, not sent yet", second("phone_code", "backup_code"), "/sign-in/second-factor"],
    ["a second factor by text", { ...second("phone_code"), ...texted }, "/sign-in/second-factor/text"],
    ["a second factor that cannot be asked for", second(), "/sign-in/second-factor"],
    ["nothing sent, with a password", facts({}), "/sign-in/password"],
    ["nothing sent, without a password", facts({ supported_first_factors: [{ strategy: "email_code" }] }), "/sign-in/methods"],
    ["no way to prove anything", facts({ supported_first_factors: null }), "/sign-in/methods"],
    ["a mailed code", sent("email_code"), "/sign-in/code"],
    ["a texted code", sent("phone_code"), "/sign-in/code"],
    ["a mailed link", sent("email_link"), "/sign-in/link-sent"],
    ["a mailed reset code", sent("reset_password_email_code"), "/sign-in/forgot/code"],
    ["a texted reset code", sent("reset_password_phone_code"), "/sign-in/forgot/code"],
    ["a right password, then a new one due", facts({ status: "needs_new_password", first_factor_verification: { strategy: "password" } }), "/sign-in/new-password"],
    ["proved by a link in another browser", facts({ status: "complete", first_factor_verification: { strategy: "email_code" } }), "/sign-in/code"],
    ["proved by a link, waited for", facts({ status: "complete", first_factor_verification: { strategy: "email_link" } }), "/sign-in/link-sent"],
    ["signed in", facts({ status: "complete", created_session_id: "sess_1", first_factor_verification: { strategy: "password" } }), "/sign-in"],
  ])("%s", (_name, view, path) => {
    expect(pathOfSignIn(view)).toBe(path);
  });
});

describe("a page that is asked for", () => {
  const fitting = (view: SignInFacts | null) => ALL.filter((page) => pathOfSignIn(view, page) === page && (page !== "/sign-in" || pathOfSignIn(view) === "/sign-in"));

  it.each<[string, SignInFacts | null, SignInPage[]]>([
    ["nothing but the start without a sign-in", null, ["/sign-in"]],
    ["with a password and nothing sent", facts({}), ["/sign-in/password", "/sign-in/methods", "/sign-in/forgot"]],
    ["without a password", facts({ supported_first_factors: [{ strategy: "phone_code" }] }), ["/sign-in/methods", "/sign-in/forgot"]],
    ["while a code is out", sent("email_code"), ["/sign-in/password", "/sign-in/code", "/sign-in/methods", "/sign-in/forgot"]],
    ["while a reset code is out", sent("reset_password_email_code"), ["/sign-in/password", "/sign-in/methods", "/sign-in/forgot", "/sign-in/forgot/code"]],
    ["with an authenticator app and backup codes", second("totp", "backup_code"), ["/sign-in/second-factor", "/sign-in/second-factor/app", "/sign-in/second-factor/backup-code"]],
    ["with a second factor by text", { ...second("phone_code"), ...texted }, ["/sign-in/second-factor", "/sign-in/second-factor/text"]],
    ["with a new password due, nothing else", facts({ status: "needs_new_password" }), ["/sign-in/new-password"]],
    ["with everything proved elsewhere, the page that waits", facts({ status: "complete", first_factor_verification: { strategy: "email_link" } }), ["/sign-in/link-sent"]],
    ["once signed in, the start alone", facts({ status: "complete", created_session_id: "sess_1", first_factor_verification: { strategy: "email_code" } }), ["/sign-in"]],
  ])("%s", (_name, view, pages) => {
    expect(fitting(view)).toEqual(pages);
  });

  it("never leads from a page that does not fit to another that does not", () => {
    for (const view of [null, facts({}), sent("email_code"), sent("email_link"), second("totp"), { ...second("phone_code"), ...texted }, facts({ status: "needs_new_password" }), facts({ status: "complete" })]) {
      for (const page of ALL) expect(pathOfSignIn(view, pathOfSignIn(view, page))).toBe(pathOfSignIn(view, page));
    }
  });
});
