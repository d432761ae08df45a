import type { SignInFactor } from "../../types";
import { h } from "../dom";
import { linkButton } from "../form/form";
import { isolate, type Stage } from "../stage";
import type { WordKey } from "../words/words";
import type { SignInFlow } from "./sign-in";

/** Who is signing in, and the way to somebody else. */
export function shownIdentity(flow: SignInFlow): HTMLElement {
  const change = linkButton(flow.stage.t("change"), () => void flow.go({ name: "start" }));
  return h("span", { class: "gh-line" }, h("bdi", {}, flow.signIn.identifier ?? ""), change);
}

/** A sentence about where something was sent. */
export function sentTo(stage: Stage, sentence: WordKey, factor: SignInFactor): string {
  return stage.t(sentence, { identifier: isolate(factor.safeIdentifier ?? "") });
}
