import type { Session, SessionVerification, SignInFactor } from "../types";
import { openDialog } from "./dialog";
import { h } from "./dom";
import { errorCodes, explainInOne } from "./explain";
import { codeForm } from "./form/code-form";
import { hiddenUsername, passwordField } from "./form/fields";
import { Cancelled, form, linkButton, notice } from "./form/form";
import { alert } from "./icons";
import { identifierOf, nameOf } from "./person";
import { sentTo } from "./sign-in/shown";
import { isolate, prepareStage, screen, show, type Stage } from "./stage";
import { firstFactors } from "./sign-in/steps";

/** For how long the server then takes somebody's word. */
const GOOD_FOR_MINUTES = 10;

/**
 * Does something delicate. When the server wants to know first whether it is really them, asks in a dialog, then does it again.
 *
 * @throws Cancelled when the person closed the dialog
 */
export async function reverified<Result>(stage: Stage, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    const { session } = stage.clerk;
    if (!session || !errorCodes(error).includes("session_reverification_required")) throw error;
    await askWhoItIs(stage, session);
    return act();
  }
}

async function askWhoItIs(above: Stage, session: Session): Promise<void> {
  const controller = new AbortController();
  let proved = false;
  await new Promise<void>((resolve, reject) => {
    const dialog = openDialog({
      closed: () => {
        controller.abort();
        if (proved) resolve();
        else reject(new Cancelled());
      },
    });
    above.signal.addEventListener("abort", () => dialog.element.close());
    const ask = async () => {
      const stage = await prepareStage(dialog.element, dialog.body, above.clerk, above.props, controller.signal);
      dialog.label(stage.t("reverify_heading"), stage.t("close"));
      await drawQuestion(stage, session, () => {
        proved = true;
        dialog.element.close();
      });
    };
    ask().catch((error: unknown) => dialog.body.replaceChildren(h("div", { class: "gh-card" }, notice("danger", alert, explainInOne(error, above)))));
  });
}

async function drawQuestion(stage: Stage, session: Session, proved: () => void): Promise<void> {
  const { t } = stage;
  const factors = firstFactors({ supportedFirstFactors: (await session.startVerification({ level: "first_factor" })).supportedFirstFactors }).filter(({ strategy }) => strategy !== "email_link");
  const follow = ({ status }: SessionVerification) => {
    if (status === "complete") proved();
  };

  async function go(factor: SignInFactor) {
    const isPassword = factor.strategy === "password";
    const body = isPassword ? passwordQuestion() : await codeQuestion(factor);
    const others = factors.filter((other) => other !== factor).map((other) => linkButton(labelOf(other), () => void go(other)));
    if (stage.signal.aborted) return;
    show(stage, screen({ heading: t("reverify_heading"), intro: isPassword ? t("reverify_text", { minutes: GOOD_FOR_MINUTES }) : sentTo(stage, "code_sent", factor), body: [body], foot: others }));
  }

  function passwordQuestion(): HTMLElement {
    return form(stage, {
      fields: [passwordField(stage, "current-password", { name: "password", label: t("password") })],
      lead: [hiddenUsername(session.user ? identifierOf(session.user) : "")],
      submit: t("go_on"),
      run: async ({ password = "" }) => follow(await session.attemptFirstFactorVerification({ strategy: "password", password })),
    }).element;
  }

  function codeQuestion(factor: SignInFactor): Promise<HTMLElement> {
    return codeForm(stage, {
      submit: t("go_on"),
      send: () => session.prepareFirstFactorVerification(factor),
      attempt: async (code) => follow(await session.attemptFirstFactorVerification({ strategy: factor.strategy, code })),
    });
  }

  function labelOf(factor: SignInFactor): string {
    if (factor.strategy === "password") return t("with_password");
    return sentTo(stage, factor.phoneNumberId ? "send_phone" : "send_email", factor);
  }

  const [first] = factors;
  if (first) return go(first);
  const name = session.user ? nameOf(session.user) : "";
  show(stage, screen({ heading: t("reverify_heading"), intro: t("you_are", { name: isolate(name) }), body: [notice("caution", alert, t("reverify_impossible"))] }));
}
