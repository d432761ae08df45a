import { codeForm } from "../form/code-form";
import { linkButton } from "../form/form";
import { linkWaiting } from "../form/link-waiting";
import { isolate, screen } from "../stage";
import type { SignUpFlow } from "./sign-up";

/** A code in a mail shows that the address is theirs. */
export async function emailCodeStep(flow: SignUpFlow): Promise<HTMLElement> {
  const { stage } = flow;
  const { t } = stage;
  const element = await codeForm(stage, {
    submit: t("go_on"),
    send: () => flow.signUp.prepareEmailAddressVerification({ strategy: "email_code" }),
    attempt: async (code) => flow.follow(await flow.signUp.attemptEmailAddressVerification({ code })),
  });
  return screen({
    heading: t("verify_email_heading"),
    intro: t("code_sent", { identifier: isolate(flow.signUp.emailAddress ?? "") }),
    body: [element],
    foot: [linkButton(t("change_address"), () => void flow.go({ name: "start" }))],
  });
}

/** A link in a mail shows the same. */
export function emailLinkStep(flow: SignUpFlow): HTMLElement {
  const { stage } = flow;
  const { t } = stage;
  const waiting = linkWaiting(stage, {
    flow: flow.signUp.createEmailLinkFlow(),
    params: {},
    verified: () => flow.signUp.verifications.emailAddress.status === "verified" || flow.signUp.status === "complete",
    then: () => flow.follow(flow.signUp),
  });
  return screen({
    heading: t("verify_email_heading"),
    intro: t("link_sent", { identifier: isolate(flow.signUp.emailAddress ?? "") }),
    body: waiting.body,
    foot: [linkButton(t("change_address"), () => (waiting.stop(), void flow.go({ name: "start" })))],
  });
}

/** A code in a text message shows that the number is theirs. */
export async function phoneCodeStep(flow: SignUpFlow): Promise<HTMLElement> {
  const { stage } = flow;
  const { t } = stage;
  const element = await codeForm(stage, {
    submit: t("go_on"),
    send: () => flow.signUp.preparePhoneNumberVerification({ strategy: "phone_code" }),
    attempt: async (code) => flow.follow(await flow.signUp.attemptPhoneNumberVerification({ code })),
  });
  return screen({
    heading: t("verify_phone_heading"),
    intro: t("code_sent", { identifier: isolate(flow.signUp.phoneNumber ?? "") }),
    body: [element],
    foot: [linkButton(t("change_number"), () => void flow.go({ name: "start" }))],
  });
}
