import { focusWithin, h, type Child } from "./dom";
import { readEnvironment, type Environment } from "./environment";
import { adoptSheet } from "./look/sheet";
import { dress } from "./look/appearance";
import type { Clerk, Client, ComponentProps } from "../types";
import { format, type Values } from "./words/format";
import { chooseLanguage, directionOf, formattingTag } from "./words/language";
import { languages, loadWords, type WordKey, type Words } from "./words/words";

/** What a component stands on: its element in the page, its words, the instance's environment. */
export type Stage = {
  /** The element that everything is drawn in. */
  readonly element: HTMLElement;
  readonly clerk: Clerk;
  readonly props: ComponentProps;
  readonly environment: Environment;
  readonly words: Words;
  readonly language: string;
  /** BCP 47 tag for Intl. */
  readonly tag: string;
  /** Aborted when the component leaves the page: timers and listeners end with it. */
  readonly signal: AbortSignal;
  /** A text of the catalogue with its values put in. */
  t(key: WordKey, values?: Values): string;
};

/**
 * Prepares an element for a component: style sheet, colours, language and direction. Values that a person typed are put into
 * sentences inside of directional isolates, so that an address in Arabic text stays in one piece.
 *
 * @param root what is dressed; @param element what is drawn in, the same or inside of it
 */
export async function prepareStage(root: HTMLElement, element: HTMLElement, clerk: Clerk, props: ComponentProps, signal: AbortSignal): Promise<Stage> {
  const language = chooseLanguage([localeOf(props.localization), root.parentElement?.closest<HTMLElement>("[lang]")?.lang, ...navigator.languages], languages);
  const words = await loadWords(language);
  const environment = readEnvironment(clerk.environment);
  adoptSheet(root);
  root.classList.add("gh");
  root.lang = language;
  root.dir = directionOf(language);
  dress(root, props.appearance, environment);
  const t = (key: WordKey, values: Values = {}) => format(words[key], values, language);
  return { element, clerk, props, environment, words, language, tag: formattingTag(language), signal, t };
}

/**
 * Draws one step in place of the one before. The focus follows where it was in the component already, and in a dialog: a
 * component that arrives with the page leaves it to the page.
 */
export function show(stage: Stage, screen: HTMLElement): void {
  const takesFocus = stage.element.contains(document.activeElement) || stage.element.closest("dialog[open]") !== null;
  stage.element.replaceChildren(screen);
  if (takesFocus) focusWithin(screen);
}

/** One step: a heading, a sentence, what it needs, and the quiet ways out. */
export function screen(parts: { back?: HTMLElement | null; heading: string; intro?: Child; body: Child[]; foot?: Child[] }): HTMLElement {
  return h(
    "div",
    { class: "gh-card gh-screen" },
    parts.back,
    h("div", { class: "gh-head" }, h("h2", { class: "gh-title", tabindex: -1 }, parts.heading), parts.intro && h("p", { class: "gh-quiet" }, parts.intro)),
    ...parts.body,
    parts.foot?.some(Boolean) && h("div", { class: "gh-foot" }, ...parts.foot),
  );
}

/** This browser, as the portal knows it. Components are drawn when the SDK has asked. */
export function clientOf({ clerk }: Stage): Client {
  if (!clerk.client) throw new Error("The SDK was not loaded.");
  return clerk.client;
}

/** Keeps the direction of a name or an address apart from the sentence around it. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

function localeOf(localization: unknown): string | undefined {
  const locale = typeof localization === "object" && localization !== null && "locale" in localization ? localization.locale : localization;
  return typeof locale === "string" ? locale : undefined;
}
