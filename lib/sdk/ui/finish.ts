import { h } from "./dom";
import { show, type Stage } from "./stage";

/** Takes the session that a flow ended with. */
export type Finish = (sessionId: string) => Promise<void>;

/**
 * Makes the session the page's own and goes where people go then. Until the browser has left, it says that it is working on
 * it: nothing may be pressed any more.
 *
 * @param target where to go; null stays
 */
export async function enter(stage: Stage, sessionId: string, target: string | null): Promise<void> {
  show(stage, waitingScreen(stage));
  await stage.clerk.setActive(target === null ? { session: sessionId } : { session: sessionId, redirectUrl: target });
}

/** Shown while nothing may be pressed. */
export function waitingScreen({ t }: Stage): HTMLElement {
  return h("div", { class: "gh-card", role: "status" }, h("div", { class: "gh-spinner" }), h("span", { class: "gh-hidden" }, t("loading")));
}
