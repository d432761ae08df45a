import { clockFace, countdown } from "../countdown";
import { alert, type IconShape } from "../icons";
import { focusWithin, h, icon, type Child } from "../dom";
import { explain, type Explanation } from "../explain";
import type { Stage } from "../stage";
import type { Field } from "./fields";

/** The person thought better of it, for instance in the question whether it is them: a form stays as it was, and says nothing. */
export class Cancelled extends Error {}

export type FormOptions = {
  fields: readonly Field[];
  submit: string;
  /** What cannot be undone is red. */
  danger?: boolean;
  /** Beside the button, for forms that open in place. */
  cancel?: () => void;
  /** Between the fields and the button. */
  extra?: Child[];
  /** Before the fields; for instance the hidden name that a password belongs to. */
  lead?: Child[];
  run(values: Readonly<Record<string, string>>): Promise<void>;
  /** A failure that leads somewhere else: true when it has been dealt with. */
  recover?(explanation: Explanation): boolean;
};

export type FormElement = { element: HTMLFormElement; fail(error: unknown): void; say(message: string): void };

/**
 * A form. A mistake stands under the field that the server names, or above the form; the focus goes there, and a screen
 * reader is told. While an answer is awaited the form takes no second one.
 */
export function form(stage: Stage, { fields, submit, danger = false, cancel, extra = [], lead = [], run, recover }: FormOptions): FormElement {
  const { t } = stage;
  const notices = h("div", { role: "alert", class: "gh-stack", tabindex: -1 });
  const button = h("button", { class: `gh-button ${danger ? "gh-danger" : "gh-primary"} ${cancel ? "" : "gh-wide"}`, type: "submit" }, h("span", {}, submit));
  const element = h(
    "form",
    { class: "gh-form", novalidate: true, method: "post", onsubmit: (event: SubmitEvent) => void submitted(event) },
    notices,
    ...lead,
    ...fields.map((field) => field.element),
    ...extra,
    h("div", { class: cancel ? "gh-actions" : "gh-stack" }, button, cancel && h("button", { class: "gh-button", type: "button", onclick: cancel }, t("cancel"))),
  );
  let stopCountdown = () => {};
  let busy = false;
  stage.signal.addEventListener("abort", () => stopCountdown());

  async function submitted(event: SubmitEvent) {
    event.preventDefault();
    if (busy) return;
    clear();
    if (!filled()) return;
    setBusy(true);
    try {
      await run(Object.fromEntries(fields.map(({ name, control }) => [name, control.type === "checkbox" ? String(control.checked) : control.value])));
    } catch (error) {
      if (error instanceof Cancelled) button.focus();
      else fail(error);
    } finally {
      setBusy(false);
    }
  }

  /** What must be there and is not is said at once; everything else the server knows better. */
  function filled(): boolean {
    const empty = fields.filter(({ control }) => control.required && (control.type === "checkbox" ? !control.checked : !control.value.trim()));
    for (const field of empty) field.fail(stage.words.errors[field.control.type === "checkbox" ? "legal_not_accepted" : "form_param_missing"]);
    empty[0]?.control.focus();
    return empty.length === 0;
  }

  function setBusy(now: boolean) {
    busy = now;
    element.setAttribute("aria-busy", String(now));
    if (now) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }

  function clear() {
    stopCountdown();
    notices.replaceChildren();
    for (const field of fields) field.fail(null);
  }

  function fail(error: unknown) {
    const explanation = explain(error, fields.map(({ name }) => name), stage);
    if (recover?.(explanation)) return;
    for (const { name, message } of explanation.fields) fields.find((field) => field.name === name)?.fail(message);
    if (explanation.general.length > 0 || explanation.retryAfterSeconds > 0) notices.append(notice("danger", alert, ...explanation.general.map((message) => h("p", {}, message)), waiting(explanation.retryAfterSeconds)));
    if (explanation.fields.length > 0) focusWithin(element);
    else notices.focus();
  }

  function waiting(seconds: number): HTMLElement | null {
    if (seconds <= 0) return null;
    const line = h("p", { class: "gh-small gh-figures", "aria-live": "off" });
    stopCountdown = countdown(seconds, (left) => {
      line.textContent = left > 0 ? t("try_again_in", { time: clockFace(left) }) : t("try_again_now");
      line.ariaLive = left > 0 ? "off" : "polite";
    });
    return line;
  }

  return { element, fail, say: (message) => notices.replaceChildren(notice("danger", alert, message)) };
}

/** Something that the person should know, with a sign beside the colour. */
export function notice(tone: "danger" | "positive" | "caution", shape: IconShape, ...children: Child[]): HTMLElement {
  return h("div", { class: `gh-notice gh-notice-${tone}` }, icon(shape), h("div", {}, ...children));
}

/** A button that looks like a link: what it does stays on this page. */
export function linkButton(label: string, onclick: () => void, attributes: Record<string, string> = {}): HTMLButtonElement {
  return h("button", { type: "button", ...attributes, class: `gh-link ${attributes.class ?? ""}`, onclick }, label);
}
