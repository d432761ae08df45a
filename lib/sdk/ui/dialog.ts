import { h, icon } from "./dom";
import { cross } from "./icons";

export type Dialog = { element: HTMLDialogElement; body: HTMLElement; label(title: string, close: string): void };

/**
 * A native modal dialog over the page: it keeps the focus inside, closes on Escape and on a press beside it, and gives the
 * focus back.
 *
 * @param closed called once it is closed and taken out of the page
 */
export function openDialog({ wide = false, parent = document.body, closed }: { wide?: boolean; parent?: HTMLElement; closed: () => void }): Dialog {
  const body = h("div", { class: "gh-dialog-body" });
  const button = h("button", { type: "button", class: "gh-close", onclick: () => element.close() }, icon(cross));
  const element = h("dialog", { class: `gh gh-dialog ${wide ? "gh-dialog-wide" : ""}` }, body, button);
  let pressedBeside = false;
  element.addEventListener("pointerdown", ({ target }) => (pressedBeside = target === element));
  // Letting go beside it counts only when it was pressed there, so that marking text does not close it.
  element.addEventListener("click", ({ target }) => {
    if (pressedBeside && target === element) element.close();
  });
  element.addEventListener("close", ({ target }) => {
    if (target !== element) return;
    element.remove();
    closed();
  });
  parent.append(element);
  element.showModal();
  return {
    element,
    body,
    label(title, close) {
      element.ariaLabel = title;
      button.ariaLabel = close;
    },
  };
}
