import type { SignInFactor } from "../../types";
import { h } from "../dom";
import { codeForm } from "../form/code-form";
import { hiddenUsername, passwordField } from "../form/fields";
import { form } from "../form/form";
import { screen } from "../stage";
import { passwordHint } from "../words/hints";
import { backTo } from "./methods";
import { sentTo } from "./shown";
import type { SignInFlow } from "./sign-in";
import { nextStep, resetFactors } from "./steps";

/** Where shall the code for a new password go? */
export function forgotStep(flow: SignInFlow): HTMLElement {
  const { t } = flow.stage;
  const choice = (factor: SignInFactor) =>
    h("li", {}, h("button", { type: "button", class: "gh-button gh-wide gh-start", onclick: () => void flow.go({ name: "reset_code", factor }) }, sentTo(flow.stage, factor.phoneNumberId ? "send_phone" : "send_email", factor)));
  return screen({
    back: backTo(flow, nextStep(flow.signIn, flow.stage.environment.prefersCodes)),
    heading: t("forgot_heading"),
    intro: t("forgot_intro"),
    body: [h("ul", { class: "gh-stack", role: "list" }, ...resetFactors(flow.signIn).map(choice))],
  });
}

/** The code that allows a new password. */
export async function resetCodeStep(flow: SignInFlow, factor: SignInFactor): Promise<HTMLElement> {
  const { stage } = flow;
  const { t } = stage;
  const element = await codeForm(stage, {
    submit: t("go_on"),
    send: () => flow.signIn.prepareFirstFactor(factor),
    attempt: (code) => flow.attempt(() => flow.signIn.attemptFirstFactor({ strategy: factor.strategy, code })),
  });
  return screen({
    back: backTo(flow, { name: "forgot" }),
    heading: t(factor.phoneNumberId ? "phone_heading" : "mail_heading"),
    intro: sentTo(stage, "reset_code_sent", factor),
    body: [element],
  });
}

/** The new password. Whoever knew the old one is signed out everywhere. */
export function newPasswordStep(flow: SignInFlow): HTMLElement {
  const { stage } = flow;
  const { t } = stage;
  const { element } = form(stage, {
    fields: [passwordField(stage, "new-password", { name: "password", label: t("new_password"), hint: passwordHint(stage) })],
    lead: [hiddenUsername(flow.signIn.identifier ?? "")],
    submit: t("new_password_submit"),
    run: ({ password = "" }) => flow.attempt(() => flow.signIn.resetPassword({ password, signOutOfOtherSessions: true })),
  });
  return screen({ heading: t("new_password_heading"), intro: t("new_password_intro"), body: [element] });
}
