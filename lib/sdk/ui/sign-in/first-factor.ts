import type { SignInFactor } from "../../types";
import { h } from "../dom";
import { codeForm } from "../form/code-form";
import { hiddenUsername, passwordField } from "../form/fields";
import { form, linkButton } from "../form/form";
import { linkWaiting } from "../form/link-waiting";
import { screen } from "../stage";
import { backTo } from "./methods";
import type { SignInFlow } from "./sign-in";
import { firstFactors, resetFactors, sameFactor } from "./steps";
import { sentTo, shownIdentity } from "./shown";

/** The password of the person who was named. */
export function passwordStep(flow: SignInFlow): HTMLElement {
  const { stage, signIn } = flow;
  const { t } = stage;
  const forgot = resetFactors(signIn).length > 0 && linkButton(t("forgot"), () => void flow.go({ name: "forgot" }));
  const { element } = form(stage, {
    fields: [passwordField(stage, "current-password", { name: "password", label: t("password"), aside: forgot })],
    lead: [hiddenUsername(signIn.identifier ?? "")],
    submit: t("sign_in"),
    run: ({ password = "" }) => flow.attempt(() => flow.signIn.attemptFirstFactor({ strategy: "password", password })),
  });
  return screen({ heading: t("password_heading"), intro: shownIdentity(flow), body: [element], foot: [otherWay(flow, { strategy: "password" })] });
}

/** A code that is sent when this step is reached. */
export async function codeStep(flow: SignInFlow, factor: SignInFactor): Promise<HTMLElement> {
  const { stage } = flow;
  const { t } = stage;
  const send = () => flow.signIn.prepareFirstFactor(factor);
  const element = await codeForm(stage, {
    submit: t("sign_in"),
    send,
    attempt: (code) => flow.attempt(() => flow.signIn.attemptFirstFactor({ strategy: factor.strategy, code })),
  });
  return screen({
    back: backTo(flow, { name: "start" }),
    heading: t(factor.strategy === "phone_code" ? "phone_heading" : "mail_heading"),
    intro: sentTo(stage, "code_sent", factor),
    body: [element],
    foot: [otherWay(flow, factor)],
  });
}

/** A link in a mail: this page goes on when it has been opened, here or elsewhere. */
export function linkStep(flow: SignInFlow, factor: SignInFactor): HTMLElement {
  const { stage, signIn } = flow;
  const { t } = stage;
  const waiting = linkWaiting(stage, {
    flow: signIn.createEmailLinkFlow(),
    params: { emailAddressId: factor.emailAddressId ?? "" },
    verified: () => signIn.firstFactorVerification.status === "verified" || signIn.status === "complete",
    then: () => flow.follow(signIn),
  });
  const leave = (then: () => void) => () => {
    waiting.stop();
    then();
  };
  return screen({
    back: backTo(flow, { name: "start" }, leave),
    heading: t("mail_heading"),
    intro: sentTo(stage, "link_sent", factor),
    body: waiting.body,
    foot: [h("p", { class: "gh-small" }, t("look_in_spam")), otherWay(flow, factor, leave)],
  });
}

/** "Sign in another way", where there is one. */
function otherWay(flow: SignInFlow, current: SignInFactor, leave = (then: () => void) => then): HTMLElement | null {
  if (firstFactors(flow.signIn).every((factor) => sameFactor(factor, current))) return null;
  return linkButton(flow.stage.t("other_way"), leave(() => void flow.go({ name: "methods" })));
}
