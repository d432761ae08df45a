import type { EmailLinkFlow } from "../../types";
import { h } from "../dom";
import { explainInOne } from "../explain";
import { alert } from "../icons";
import { pageAddress } from "../redirects";
import type { Stage } from "../stage";
import { resendLine } from "./code-form";
import { notice } from "./form";

export type LinkWaitingOptions<Params> = {
  flow: EmailLinkFlow<Params & { redirectUrl: string }, unknown>;
  params: Params;
  /** Whether the link was opened, once there is nothing more to wait for. */
  verified(): boolean;
  then(): Promise<unknown>;
};

/** Sends a link, and waits until it is opened, here or elsewhere: the page then goes on by itself. */
export function linkWaiting<Params>(stage: Stage, { flow, params, verified, then }: LinkWaitingOptions<Params>): { body: HTMLElement[]; stop(): void } {
  const { t } = stage;
  const outcome = h("div", { role: "alert", class: "gh-stack" });
  const say = (text: string) => outcome.replaceChildren(notice("caution", alert, text));
  const failed = (error: unknown) => say(explainInOne(error, stage));

  /** Comes back when the mail is on its way; waiting goes on behind. */
  async function send() {
    outcome.replaceChildren();
    void wait().catch(failed);
  }

  async function wait() {
    await flow.startEmailLinkFlow({ ...params, redirectUrl: pageAddress() });
    if (stage.signal.aborted) return;
    if (verified()) await then();
    else say(t("link_over"));
  }

  const resend = resendLine(stage, "link", send, () => outcome.replaceChildren(), failed);
  stage.signal.addEventListener("abort", () => flow.cancelEmailLinkFlow());
  void send();
  return { body: [outcome, h("p", { class: "gh-quiet", role: "status" }, t("link_waiting")), resend.element], stop: () => flow.cancelEmailLinkFlow() };
}
