import type { Session, SessionVerification, SignInFactor } from "../types";
import { openDialog } from "./dialog";
import { h } from "./dom";
import { errorCodes, explainInOne } from "./explain";
import { codeForm } from "./form/code-form";
import { backupCodeField, hiddenUsername, passwordField } from "./form/fields";
import { Cancelled, form, linkButton, notice } from "./form/form";
import { alert } from "./icons";
import { identifierOf, nameOf } from "./person";
import { wayTo } from "./sign-in/methods";
import { sentTo } from "./sign-in/shown";
import { isolate, prepareStage, screen, show, type Stage } from "./stage";
import { firstFactors, secondFactors, SENT } from "./sign-in/steps";
import type { WordKey } from "./words/words";

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

  // Whoever has no second factor is asked for the first.
  await follow(await session.startVerification({ level: "second_factor" }));

  async function follow(verification: SessionVerification): Promise<void> {
    if (verification.status === "complete") return proved();
    const isSecond = verification.status === "needs_second_factor";
    const factors = isSecond ? secondFactors(verification) : firstFactors(verification).filter(({ strategy }) => strategy !== "email_link");
    const [first] = factors;
    if (first) return ask(first, factors, isSecond);
    const name = session.user ? nameOf(session.user) : "";
    show(stage, screen({ heading: t("reverify_heading"), intro: t("you_are", { name: isolate(name) }), body: [notice("caution", alert, t("reverify_impossible"))] }));
  }

  async function ask(factor: SignInFactor, factors: SignInFactor[], isSecond: boolean): Promise<void> {
    const body = await questionOf(factor, isSecond);
    const others = factors.filter((other) => other !== factor).map((other) => linkButton(labelOf(other), () => void ask(other, factors, isSecond)));
    if (stage.signal.aborted) return;
    show(stage, screen({ heading: t("reverify_heading"), intro: introOf(factor), body: [body], foot: others }));
  }

  function questionOf(factor: SignInFactor, isSecond: boolean): HTMLElement | Promise<HTMLElement> {
    const { strategy } = factor;
    const submit = t("go_on");
    const attempt = async (proof: { code?: string; password?: string }) => follow(await session[isSecond ? "attemptSecondFactorVerification" : "attemptFirstFactorVerification"]({ strategy, ...proof }));
    if (strategy === "password") {
      const lead = [hiddenUsername(session.user ? identifierOf(session.user) : "")];
      return form(stage, { fields: [passwordField(stage, "current-password", { name: "password", label: t("password") })], lead, submit, run: attempt }).element;
    }
    if (strategy === "backup_code") return form(stage, { fields: [backupCodeField(stage)], submit, run: attempt }).element;
    const send = SENT.includes(strategy) ? () => session[isSecond ? "prepareSecondFactorVerification" : "prepareFirstFactorVerification"](factor) : undefined;
    return codeForm(stage, { submit, send, attempt: (code) => attempt({ code }) });
  }

  function introOf(factor: SignInFactor): string {
    const { strategy } = factor;
    if (SENT.includes(strategy)) return sentTo(stage, "code_sent", factor);
    return strategy === "password" ? t("reverify_text", { minutes: GOOD_FOR_MINUTES }) : t(`${strategy}_intro` as WordKey);
  }

  function labelOf(factor: SignInFactor): string {
    const { strategy } = factor;
    return SENT.includes(strategy) ? sentTo(stage, factor.phoneNumberId ? "send_phone" : "send_email", factor) : t(wayTo(factor));
  }
}
