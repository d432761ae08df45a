import { contrast, fromHex, toHex, type Oklch } from "./colour";

/** Text needs this contrast with what is behind it (WCAG 2.2, 1.4.3). */
export const TEXT_CONTRAST = 4.5;
/** Edges and signs need this contrast with what is beside them (WCAG 2.2, 1.4.11). */
export const EDGE_CONTRAST = 3;

/** The colours of one theme that follow from the operator's accent, each "#rrggbb". */
export type AccentPalette = {
  /** Fill of the primary action, and the same under the pointer. */
  accent: string;
  accentHover: string;
  /** Text on the fill. */
  onAccent: string;
  /** Edge of the fill, for fills that would melt into the page. */
  accentEdge: string;
  /** Links and signs on the page's surfaces and on the tint. */
  accentInk: string;
  /** Quiet ground of a badge or an initial. */
  accentTint: string;
  /** Focus ring. */
  focus: string;
  /** Ground of the picture beside a door, and the light in its gate. */
  cover: string;
  coverLight: string;
};

type Surroundings = { dark: boolean; surfaces: readonly [string, ...string[]] };

/** The surfaces that accents stand on, as app/globals.css has them: page, surface, raised, sunken. A test compares both. */
export const lightSurfaces = ["#ffffff", "#fbfaf9", "#f5f3f2"] as const;
export const darkSurfaces = ["#100f0e", "#1a1918", "#242321", "#141311"] as const;

/** Coloured text on dark ground looks dull at the bare minimum. */
const DARK_TEXT_CONTRAST = 5.8;

const WHITE = "#ffffff";
const BLACK = "#000000";
const LIGHTNESS_STEP = 0.004;
/** A fill that white text almost suits is darkened a little rather than given black text, which would change its looks. */
const ALMOST_ENOUGH = 3.2;

/**
 * The palette of one theme for an accent. Whatever the colour is: text pairs reach 4.5:1 and edges 3:1, while hue and
 * chroma stay the operator's as far as that allows.
 */
export function accentPalette(accentColor: string, theme: "light" | "dark"): AccentPalette {
  const surroundings: Surroundings = theme === "dark" ? { dark: true, surfaces: darkSurfaces } : { dark: false, surfaces: lightSurfaces };
  const brand = fromHex(accentColor);
  const { fill, onAccent } = fillFor(brand, surroundings.dark);
  const accentTint = toHex({ ...brand, lightness: surroundings.dark ? 0.285 : 0.955, chroma: Math.min(brand.chroma, surroundings.dark ? 0.04 : 0.022) });
  return {
    accent: toHex(fill),
    accentHover: hoverOf(fill, onAccent),
    onAccent,
    accentEdge: reach(fill, surroundings.surfaces, EDGE_CONTRAST, surroundings.dark),
    accentInk: reach(brand, [...surroundings.surfaces, accentTint], surroundings.dark ? DARK_TEXT_CONTRAST : TEXT_CONTRAST, surroundings.dark),
    accentTint,
    focus: reach(brand, surroundings.surfaces, EDGE_CONTRAST + 0.5, surroundings.dark),
    cover: toHex({ ...brand, lightness: surroundings.dark ? 0.25 : 0.935, chroma: Math.min(brand.chroma, surroundings.dark ? 0.022 : 0.016) }),
    coverLight: toHex({ ...brand, lightness: surroundings.dark ? 0.36 : 0.988, chroma: Math.min(brand.chroma, surroundings.dark ? 0.05 : 0.008) }),
  };
}

/** The fill and the text on it: white where it can be read, or nearly, else black. */
function fillFor(brand: Oklch, dark: boolean): { fill: Oklch; onAccent: string } {
  // A nearly black fill disappears on a dark page; lifted, it stays the operator's hue and can be seen.
  let fill = dark ? { ...brand, lightness: Math.max(brand.lightness, 0.5) } : brand;
  if (contrast(toHex(fill), WHITE) >= ALMOST_ENOUGH) {
    while (contrast(toHex(fill), WHITE) < TEXT_CONTRAST) fill = { ...fill, lightness: fill.lightness - LIGHTNESS_STEP };
    return { fill, onAccent: WHITE };
  }
  return { fill, onAccent: BLACK };
}

/** A step away from the text's colour, so that the pair only gains; at the end of the scale, as far back as it can be read. */
function hoverOf(fill: Oklch, onAccent: string): string {
  const away = onAccent === WHITE ? -0.05 : 0.05;
  const stepped = fill.lightness + away;
  if (stepped > 0.12 && stepped < 0.985) return toHex({ ...fill, lightness: stepped });
  let back = { ...fill, lightness: fill.lightness - 2 * away };
  while (contrast(toHex(back), onAccent) < TEXT_CONTRAST) back = { ...back, lightness: back.lightness + away / 10 };
  return toHex(back);
}

/** Moves a colour towards white (dark theme) or black (light theme) until it stands out from all the surfaces. */
function reach(colour: Oklch, surfaces: readonly string[], wanted: number, lighter: boolean): string {
  let reached = colour;
  while (surfaces.some((surface) => contrast(toHex(reached), surface) < wanted)) {
    reached = { ...reached, lightness: reached.lightness + (lighter ? LIGHTNESS_STEP : -LIGHTNESS_STEP) };
  }
  return toHex(reached);
}
