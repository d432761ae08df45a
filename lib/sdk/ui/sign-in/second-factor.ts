import type { SignInFactor } from "../../types";
import { codeForm } from "../form/code-form";
import { backupCodeField } from "../form/fields";
import { form, linkButton } from "../form/form";
import { screen } from "../stage";
import { backTo, choices } from "./methods";
import { sentTo } from "./shown";
import type { SignInFlow } from "./sign-in";
import { nextStep, secondFactors, SENT } from "./steps";

/** One more proof, after the first. */
export async function secondStep(flow: SignInFlow, factor: SignInFactor): Promise<HTMLElement> {
  const { stage } = flow;
  const { t } = stage;
  const { strategy } = factor;
  const attempt = (code: string) => flow.attempt(() => flow.signIn.attemptSecondFactor({ strategy, code }));
  const sent = SENT.includes(strategy);
  const element =
    strategy === "backup_code"
      ? form(stage, {
          fields: [backupCodeField(stage)],
          submit: t("sign_in"),
          run: ({ code = "" }) => attempt(code),
        }).element
      : await codeForm(stage, { submit: t("sign_in"), attempt, send: sent ? () => flow.signIn.prepareSecondFactor(factor) : undefined });
  return screen({
    heading: t("second_heading"),
    intro: sent ? sentTo(stage, "code_sent", factor) : t(strategy === "totp" ? "totp_intro" : "backup_code_intro"),
    body: [element],
    foot: [secondFactors(flow.signIn).length > 1 && linkButton(t("other_way"), () => void flow.go({ name: "second_methods" }))],
  });
}

/** Every way to prove the second factor. */
export function secondMethodsStep(flow: SignInFlow): HTMLElement {
  return screen({
    back: backTo(flow, nextStep(flow.signIn, flow.stage.environment.prefersCodes)),
    heading: flow.stage.t("methods_heading"),
    body: [choices(flow, secondFactors(flow.signIn), (factor) => ({ name: "second", factor }))],
  });
}
