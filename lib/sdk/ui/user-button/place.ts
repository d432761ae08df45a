const GAP_PX = 8;

type Box = { left: number; right: number; top: number; bottom: number };

/**
 * Where a menu of a size goes that belongs to a button: below it where there is room, above it otherwise; its edge at the
 * button's far edge in the reading direction; never outside of the window.
 */
export function spotFor(button: Box, menu: { width: number; height: number }, view: { width: number; height: number }, leftToRight: boolean): { left: number; top: number } {
  const wantedLeft = leftToRight ? button.right - menu.width : button.left;
  const below = button.bottom + GAP_PX;
  const above = button.top - GAP_PX - menu.height;
  const top = below + menu.height + GAP_PX <= view.height || above < GAP_PX ? below : above;
  return { left: within(wantedLeft, menu.width, view.width), top: within(top, menu.height, view.height) };
}

/** Puts an open menu at its button. The window's top layer has no place of its own. */
export function placeBelow(menu: HTMLElement, button: HTMLElement): void {
  const { width, height } = menu.getBoundingClientRect();
  const { left, top } = spotFor(button.getBoundingClientRect(), { width, height }, { width: innerWidth, height: innerHeight }, getComputedStyle(button).direction !== "rtl");
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}

function within(start: number, length: number, view: number): number {
  return Math.max(GAP_PX, Math.min(start, view - length - GAP_PX));
}
