import { clockFace, countdown } from "../countdown";
import { h } from "../dom";
import { explain } from "../explain";
import { done } from "../icons";
import type { Stage } from "../stage";
import { CODE_LENGTH, codeFigures, pastedCode } from "./code-value";
import { textField, type Field } from "./fields";
import { form, linkButton, notice } from "./form";

/** The server sends no second code before this. */
const RESEND_AFTER_SECONDS = 30;

/** Failures after which the code in hand is worth nothing, so a new one may be asked for at once. */
const OVER = ["verification_expired", "verification_failed", "verification_missing"];

export type CodeFormOptions = {
  submit: string;
  attempt(code: string): Promise<void>;
  /** Sends a code, at once and whenever another is asked for; left out for codes that nobody sends. */
  send?: () => Promise<unknown>;
  cancel?: () => void;
};

/**
 * A field for a code of six figures, and the way to another code. A complete code is sent by itself, once for each
 * different code, so that a refused one is never sent in a loop.
 *
 * @returns when the first code was sent, or was refused: then the form says why, as an earlier code may still be good
 */
export async function codeForm(stage: Stage, { submit, attempt, send, cancel }: CodeFormOptions): Promise<HTMLElement> {
  let refusal: unknown = null;
  await send?.().catch((error: unknown) => (refusal = error));
  const field = codeField(stage);
  const offer = send && resendLine(stage, "code", send, () => (field.control.value = ""), (error) => fail(error));
  const { element, fail } = form(stage, {
    fields: [field],
    submit,
    cancel,
    extra: [offer?.element],
    run: ({ code = "" }) => attempt(codeFigures(code)),
    recover: ({ codes }) => {
      if (codes.some((code) => OVER.includes(code))) offer?.allow();
      return false;
    },
  });
  if (refusal) fail(refusal);
  return element;
}

/** One input for the figures: drawn as two groups of three, its value stays the bare figures. */
export function codeField(stage: Stage): Field {
  const field = textField(stage, {
    name: "code",
    label: stage.t("code"),
    attributes: { class: "gh-input gh-code", inputmode: "numeric", autocomplete: "one-time-code", autocapitalize: "none", autocorrect: "off", spellcheck: "false", dir: "ltr", enterkeyhint: "done" },
  });
  const { control } = field;
  let lastSent = "";
  const settle = () => {
    if (control.value.length !== CODE_LENGTH || control.value === lastSent) return;
    lastSent = control.value;
    control.form?.requestSubmit();
  };
  control.addEventListener("input", () => {
    const figures = codeFigures(control.value);
    if (figures !== control.value) control.value = figures;
    settle();
  });
  control.addEventListener("paste", (event) => {
    const code = pastedCode(event.clipboardData?.getData("text") ?? "");
    if (!code) return;
    event.preventDefault();
    control.value = code;
    settle();
  });
  return field;
}

type Resend = { element: HTMLElement; allow(): void };

/**
 * "Send a new code", not before the server allows it. While it waits it says how long, and tells when the time has come.
 *
 * @param sent called when another one is on its way
 */
export function resendLine(stage: Stage, what: "code" | "link", resend: () => Promise<unknown>, sent: () => void, failed: (error: unknown) => void): Resend {
  const { t } = stage;
  const words = what === "code" ? ({ label: "resend", wait: "resend_in", ready: "resend_ready", sent: "resent" } as const) : ({ label: "resend_link", wait: "resend_link_in", ready: "resend_link_ready", sent: "resent_link" } as const);
  const waiting = h("span", { class: "gh-quiet gh-figures" });
  const button = linkButton(t(words.label), () => void again());
  const status = h("div", { role: "status", class: "gh-stack" });
  const announced = h("span", { role: "status", class: "gh-hidden" });
  let stop = () => {};
  stage.signal.addEventListener("abort", () => stop());

  function wait(seconds: number) {
    stop();
    stop = countdown(seconds, (left) => {
      waiting.textContent = left > 0 ? t(words.wait, { time: clockFace(left) }) : "";
      button.hidden = left > 0;
      if (left === 0 && seconds > 0) announced.textContent = t(words.ready);
    });
  }

  async function again() {
    button.hidden = true;
    announced.textContent = "";
    try {
      await resend();
      sent();
      status.replaceChildren(notice("positive", done, t(words.sent)));
      wait(RESEND_AFTER_SECONDS);
    } catch (error) {
      failed(error);
      wait(explain(error, [], stage).retryAfterSeconds);
    }
  }

  wait(RESEND_AFTER_SECONDS);
  return { element: h("div", { class: "gh-stack" }, status, h("div", { class: "gh-small" }, waiting, button, announced)), allow: () => wait(0) };
}
