import type { IconShape } from "./icons";

export type Child = Node | string | null | undefined | false;
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | ((event: never) => void)>>;

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an element. A function under `onclick`, `oninput`… listens; `true` is an empty attribute, `false`, `null` and
 * `undefined` are none. Text is only ever text: nothing here reads markup.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** Draws a shape; it is decoration, so hidden from screen readers. */
export function icon(shape: IconShape, sizePx = 18, className = ""): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 24 24", width: sizePx, height: sizePx, fill: "none", stroke: "currentColor", "stroke-width": 1.9, "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": true, class: `gh-icon ${className}` };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, String(value));
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", shape);
  svg.append(path);
  return svg;
}

/** Moves the focus to the first field in error, else to the first empty field, else to the heading. */
export function focusWithin(element: HTMLElement): void {
  const fields = [...element.querySelectorAll<HTMLInputElement>("input:not([type=hidden],[tabindex='-1'],[type=file])")];
  const target = fields.find((field) => field.ariaInvalid === "true") ?? fields.find((field) => !field.value) ?? element.querySelector<HTMLElement>("h1, h2, h3");
  target?.focus();
}
