/**
 * The colours of the components, each for light and for dark: those of the portal's own pages, which a test compares. A page
 * may replace them by custom properties of its own:
 *
 * | property | what it is |
 * |---|---|
 * | `--gatehouse-accent` | the one colour of actions and links, as #rrggbb; everything that follows from it keeps its contrast |
 * | `--gatehouse-surface`, `--gatehouse-raised`, `--gatehouse-sunken` | grounds: of a card, of a dialog or menu, of what opens in place |
 * | `--gatehouse-ink`, `--gatehouse-ink-quiet` | text, and text of the second order |
 * | `--gatehouse-line`, `--gatehouse-line-strong` | hairlines, and the edges of fields and buttons |
 * | `--gatehouse-danger`, `--gatehouse-danger-ink` | the fill of what cannot be undone, and the text of mistakes |
 * | `--gatehouse-radius` | the corners of fields and buttons |
 * | `--gatehouse-font`, `--gatehouse-text-size` | the typeface (`inherit` takes the page's) and the size of text |
 *
 * Light or dark follows the page's `color-scheme`.
 */
export const tokens = {
  surface: ["oklch(1 0 0)", "oklch(0.214 0.0034 66)"],
  raised: ["oklch(1 0 0)", "oklch(0.256 0.004 66)"],
  sunken: ["oklch(0.966 0.0028 78)", "oklch(0.186 0.0032 66)"],
  hover: ["oklch(0.3 0.01 70 / 0.055)", "oklch(0.95 0.01 70 / 0.07)"],
  line: ["oklch(0.918 0.0042 76)", "oklch(0.312 0.0048 66)"],
  "line-strong": ["oklch(0.638 0.0075 72)", "oklch(0.588 0.0082 70)"],
  ink: ["oklch(0.17 0.003 66)", "oklch(0.966 0.0028 78)"],
  "ink-quiet": ["oklch(0.48 0.0092 68)", "oklch(0.745 0.0068 72)"],
  scrim: ["oklch(0.2 0.01 70 / 0.42)", "oklch(0.08 0.005 70 / 0.64)"],
  danger: ["oklch(0.53 0.19 27)", "oklch(0.56 0.18 27)"],
  "danger-hover": ["oklch(0.48 0.18 27)", "oklch(0.52 0.175 27)"],
  "danger-ink": ["oklch(0.5 0.18 27)", "oklch(0.765 0.13 25)"],
  "danger-line": ["oklch(0.6 0.17 27)", "oklch(0.63 0.16 26)"],
  "danger-tint": ["oklch(0.97 0.014 25)", "oklch(0.262 0.036 25)"],
  "positive-ink": ["oklch(0.455 0.1 155)", "oklch(0.79 0.125 158)"],
  "positive-line": ["oklch(0.6 0.11 156)", "oklch(0.62 0.11 158)"],
  "positive-tint": ["oklch(0.968 0.02 158)", "oklch(0.26 0.032 160)"],
  "caution-ink": ["oklch(0.475 0.095 70)", "oklch(0.82 0.115 80)"],
  "caution-line": ["oklch(0.64 0.115 72)", "oklch(0.63 0.105 78)"],
  "caution-tint": ["oklch(0.97 0.027 85)", "oklch(0.268 0.032 78)"],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** The tokens as declarations: a page's own property wins over ours. */
export function tokenDeclarations(): string {
  return Object.entries(tokens)
    .map(([name, [light, dark]]) => `--gh-${name}:var(--gatehouse-${name},light-dark(${light},${dark}));`)
    .join("");
}
