import type { SignInFactor } from "../../types";
import { h, icon } from "../dom";
import { notice } from "../form/form";
import { alert, arrowLeft } from "../icons";
import { screen } from "../stage";
import type { WordKey } from "../words/words";
import type { SignInFlow } from "./sign-in";
import { firstFactors, nextStep, stepFor, type SignInStep } from "./steps";

/** Only these are offered: `firstFactors` and `secondFactors` leave the others out. */
type KnownStrategy = "password" | "email_code" | "email_link" | "phone_code" | "totp" | "backup_code";

/** Every way to prove the first factor. */
export function methodsStep(flow: SignInFlow): HTMLElement {
  return screen({
    back: backTo(flow, nextStep(flow.signIn, flow.stage.environment.prefersCodes)),
    heading: flow.stage.t("methods_heading"),
    body: [choices(flow, firstFactors(flow.signIn), stepFor)],
  });
}

/** An account that has nothing to sign in with. */
export function noWayStep(flow: SignInFlow): HTMLElement {
  const { t } = flow.stage;
  return screen({
    back: backTo(flow, { name: "start" }),
    heading: t("no_way_title"),
    body: [notice("caution", alert, t("no_way"))],
  });
}

/** Factors as a list of buttons, each with where it goes. */
export function choices(flow: SignInFlow, factors: readonly SignInFactor[], stepOf: (factor: SignInFactor) => SignInStep): HTMLElement {
  const { t } = flow.stage;
  const choice = (factor: SignInFactor) => {
    const words = h("span", {}, t(wayTo(factor)), factor.safeIdentifier && h("bdi", { class: "gh-small gh-quiet gh-cut" }, factor.safeIdentifier));
    return h("li", {}, h("button", { type: "button", class: "gh-button gh-wide gh-start", onclick: () => void flow.go(stepOf(factor)) }, words));
  };
  return h("ul", { class: "gh-stack", role: "list" }, ...factors.map(choice));
}

/** What a button says that leads to the factor. */
export function wayTo({ strategy }: SignInFactor): WordKey {
  return `with_${strategy as KnownStrategy}`;
}

/**
 * "Back" above a heading.
 *
 * @param leave ends what the step has been waiting for
 */
export function backTo(flow: SignInFlow, step: SignInStep, leave = (then: () => void) => then): HTMLElement {
  return h("button", { type: "button", class: "gh-link gh-back", onclick: leave(() => void flow.go(step)) }, icon(arrowLeft, 15, "gh-turns"), flow.stage.t("back"));
}
