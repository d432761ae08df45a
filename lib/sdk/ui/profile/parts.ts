import { focusWithin, h, type Child } from "../dom";
import { explainInOne } from "../explain";
import { notice } from "../form/form";
import { alert, done } from "../icons";
import type { Profile, SectionName } from "./profile";

/** A part of the account: a heading, a sentence, one action at the far end, rows below; and what was last done in it. */
export function section(profile: Profile, name: SectionName, { title, intro, action, body }: { title: string; intro?: string; action?: Child; body: Child[] }): HTMLElement {
  const { said } = profile;
  return h(
    "section",
    { "data-section": name },
    h("div", { class: "gh-section-head" }, h("div", {}, h("h2", { class: "gh-heading", tabindex: -1 }, title), intro && h("p", { class: "gh-quiet" }, intro)), action && h("div", { class: "gh-row-actions" }, action)),
    said?.section === name && h("div", { class: "gh-said" }, notice(said.failed ? "danger" : "positive", said.failed ? alert : done, said.message)),
    ...body,
  );
}

/** A button that opens a form in place. */
export function opener(profile: Profile, what: string, label: string, accessibleName?: string): HTMLElement {
  return h("button", { type: "button", class: "gh-button", "data-opens": what, "aria-label": accessibleName, "aria-expanded": String(profile.opened === what), onclick: () => profile.open(profile.opened === what ? null : what) }, label);
}

/** What opens in place. A form that needs something sent first arrives later. */
export function openedArea(profile: Profile, heading: string | null, content: Child | Promise<HTMLElement>): HTMLElement {
  const area = h("div", { class: "gh-opened gh-stack" }, heading && h("h3", { class: "gh-strong", tabindex: -1 }, heading));
  if (!(content instanceof Promise)) area.append(...(content ? [content] : []));
  else {
    const spinner = h("div", { class: "gh-spinner" });
    area.append(spinner);
    content.then(
      (element) => {
        spinner.replaceWith(element);
        if (area.isConnected) focusWithin(area);
      },
      (error: unknown) => spinner.replaceWith(notice("danger", alert, explainInOne(error, profile.stage))),
    );
  }
  return area;
}
