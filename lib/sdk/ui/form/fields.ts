import { alert, eye, eyeOff } from "../icons";
import { h, icon, type Attributes, type Child } from "../dom";
import type { Stage } from "../stage";

/** One field of a form, by the name that the wire has for it. */
export type Field = {
  name: string;
  element: HTMLElement;
  control: HTMLInputElement;
  /** Says under the field what is wrong with it; null takes it away. */
  fail(message: string | null): void;
};

export type FieldOptions = {
  name: string;
  label: string;
  hint?: string;
  value?: string | null;
  optional?: boolean;
  /** Stands at the far end of the label's line. */
  aside?: Child;
  attributes?: Attributes;
};

const literal = { autocapitalize: "none", autocorrect: "off", spellcheck: "false" };

/** What each field of a person wants of keyboards and password managers. */
export const inputs: Readonly<Record<string, Attributes>> = {
  email_address: { type: "email", autocomplete: "email", dir: "ltr", ...literal },
  phone_number: { type: "tel", autocomplete: "tel", inputmode: "tel", dir: "ltr" },
  username: { type: "text", autocomplete: "username", dir: "ltr", ...literal },
  first_name: { type: "text", autocomplete: "given-name" },
  last_name: { type: "text", autocomplete: "family-name" },
};

let fieldCount = 0;

/** A label, its input, and a line below for the hint or the mistake; the line is there from the start, so nothing jumps. */
export function textField(stage: Stage, { name, label, hint, value, optional, aside, attributes = {} }: FieldOptions): Field {
  const input = h("input", { class: "gh-input", name, required: !optional, ...attributes });
  if (value) input.value = value;
  return wrapped(stage, { name, label, hint, optional, aside }, input, input);
}

/**
 * A password, with a toggle that shows it and a word when caps lock is on.
 *
 * @param kind whether it is the one that a password manager knows, or one that it may make up
 */
export function passwordField(stage: Stage, kind: "current-password" | "new-password", options: FieldOptions): Field {
  const { t } = stage;
  const input = h("input", { class: "gh-input", name: options.name, type: "password", autocomplete: kind, required: !options.optional, dir: "ltr", ...literal, ...options.attributes });
  const caps = h("span", { class: "gh-caps", role: "status" });
  const toggle = h("button", { class: "gh-reveal", type: "button", "aria-label": t("show_password"), "aria-pressed": "false", onclick: reveal }, icon(eye));

  function reveal() {
    const shown = input.type === "password";
    const [start, end] = [input.selectionStart, input.selectionEnd];
    input.type = shown ? "text" : "password";
    toggle.setAttribute("aria-pressed", String(shown));
    toggle.title = shown ? t("hide_password") : t("show_password");
    toggle.replaceChildren(icon(shown ? eyeOff : eye));
    input.focus();
    input.setSelectionRange(start, end);
  }

  const watchCapsLock = (event: KeyboardEvent) => {
    const on = event.getModifierState?.("CapsLock") ? t("caps_lock_on") : "";
    if (caps.textContent !== on) caps.textContent = on;
  };
  input.addEventListener("keydown", watchCapsLock);
  input.addEventListener("keyup", watchCapsLock);
  return wrapped(stage, options, input, h("span", { class: "gh-secret" }, input, caps, toggle));
}

/** A backup code, which may hold letters. */
export function backupCodeField(stage: Stage): Field {
  return textField(stage, { name: "code", label: stage.t("code"), attributes: { dir: "ltr", autocomplete: "off", ...literal } });
}

/** The name that a password belongs to, for password managers; people do not see it. */
export function hiddenUsername(value: string): HTMLElement {
  return h("input", { type: "text", name: "username", autocomplete: "username", value, readonly: true, hidden: true, tabindex: -1 });
}

/** A box to tick. */
export function checkField(stage: Stage, { name, label, hint, required = false, checked = false }: { name: string; label: Child[]; hint?: string; required?: boolean; checked?: boolean }): Field {
  const control = h("input", { type: "checkbox", name, required, checked });
  const id = `gh-${++fieldCount}`;
  const mistake = h("p", { class: "gh-small gh-mistake", id, hidden: true });
  const words = h("span", {}, h("span", {}, ...label), hint && h("span", { class: "gh-small gh-quiet" }, h("br"), hint));
  const element = h("div", {}, h("label", { class: "gh-check" }, control, words), mistake);
  return { name, element, control, fail: (message) => tell(control, mistake, message, [], id) };
}

function wrapped(stage: Stage, { name, label, hint, optional, aside }: FieldOptions, control: HTMLInputElement, shown: HTMLElement): Field {
  const id = `gh-${++fieldCount}`;
  control.id = id;
  const hintLine = hint ? h("p", { id: `${id}-hint` }, hint) : null;
  const mistake = h("p", { class: "gh-mistake", id: `${id}-error`, hidden: true });
  const described = hintLine ? [hintLine.id] : [];
  if (hintLine) control.setAttribute("aria-describedby", hintLine.id);
  const element = h(
    "div",
    {},
    h("div", { class: "gh-label" }, h("label", { for: id }, label, optional && h("span", { class: "gh-quiet" }, ` ${stage.t("optional")}`)), aside),
    shown,
    h("div", { class: "gh-note" }, hintLine, mistake),
  );
  const fail = (message: string | null) => {
    tell(control, mistake, message, described, mistake.id);
    hintLine?.classList.toggle("gh-hidden", message !== null);
  };
  return { name, element, control, fail };
}

function tell(control: HTMLElement, mistake: HTMLElement, message: string | null, described: readonly string[], mistakeId: string): void {
  mistake.hidden = message === null;
  mistake.replaceChildren(...(message === null ? [] : [icon(alert, 15), h("span", {}, message)]));
  if (message === null) control.removeAttribute("aria-invalid");
  else control.setAttribute("aria-invalid", "true");
  const ids = message === null ? described : [...described, mistakeId];
  if (ids.length > 0) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}
