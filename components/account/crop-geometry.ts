/** What of a picture is shown: how far it is enlarged (1 = the largest square), and where the square sits (0 to 1). */
export type View = { zoom: number; x: number; y: number };
export type Size = { width: number; height: number };
/** A square in the picture's own pixels. */
export type Square = { x: number; y: number; size: number };

export const LARGEST_ZOOM = 4;
export const WHOLE: View = { zoom: 1, x: 0.5, y: 0.5 };

/** The square that a view cuts out of a picture: whole pixels, never over the edge. */
export function squareOf(view: View, picture: Size): Square {
  const shorter = Math.min(picture.width, picture.height);
  const size = Math.max(1, Math.floor(shorter / clamp(view.zoom, 1, LARGEST_ZOOM)));
  return { x: Math.round((picture.width - size) * clamp(view.x, 0, 1)), y: Math.round((picture.height - size) * clamp(view.y, 0, 1)), size };
}

/**
 * The view after the picture was dragged.
 *
 * @param by distance in edges of the visible square: 1 moves the picture by all that is seen
 */
export function dragged(view: View, picture: Size, by: { x: number; y: number }): View {
  const { size } = squareOf(view, picture);
  return { ...view, x: moved(view.x, by.x * size, picture.width - size), y: moved(view.y, by.y * size, picture.height - size) };
}

function moved(position: number, pixels: number, room: number): number {
  return room <= 0 ? position : clamp(position - pixels / room, 0, 1);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
