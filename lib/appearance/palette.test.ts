import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, fromHex, toHex } from "./colour";
import { accentPalette, darkSurfaces, EDGE_CONTRAST, lightSurfaces, TEXT_CONTRAST } from "./palette";

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const corners = ["#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff", "#767676", "#777777", "#2f5d50"];

describe.each(["light", "dark"] as const)("the palette of the %s theme", (theme) => {
  const surfaces = theme === "light" ? lightSurfaces : darkSurfaces;

  function check(colour: string) {
    const palette = accentPalette(colour, theme);
    expect(contrast(palette.accent, palette.onAccent)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    expect(contrast(palette.accentHover, palette.onAccent)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    expect(contrast(palette.accentInk, palette.accentTint)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    for (const surface of surfaces) {
      expect(contrast(palette.accentInk, surface)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      expect(contrast(palette.accentEdge, surface)).toBeGreaterThanOrEqual(EDGE_CONTRAST);
      expect(contrast(palette.focus, surface)).toBeGreaterThanOrEqual(EDGE_CONTRAST);
    }
    expect(palette.accentHover).not.toBe(palette.accent);
  }

  it.each(corners)("keeps every contrast for %s", check);

  it("keeps every contrast whatever the operator chose", () => {
    fc.assert(fc.property(anyColour, check), { numRuns: 600 });
  });
});

it("leaves a colour alone that needs no help", () => {
  expect(accentPalette("#2f5d50", "light").accent).toBe("#2f5d50");
});

it("goes to OKLCH and back without loss", () => {
  fc.assert(fc.property(anyColour, (colour) => void expect(toHex(fromHex(colour))).toBe(colour)));
});

it("refuses what is not a colour", () => {
  expect(() => fromHex("red;}body{display:none")).toThrow(RangeError);
});

it("measures contrast as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

it("knows the surfaces of the style sheet", () => {
  const sheet = readFileSync("app/globals.css", "utf8");
  const neutrals = new Map([...sheet.matchAll(/--neutral-(\d+): (oklch\([^)]+\))/g)].map(([, step, value]) => [`var(--neutral-${step})`, value]));
  const surfaces = ["ground", "surface", "raised", "sunken"].map((role) => {
    const found = new RegExp(`--${role}: light-dark\\((var\\([^)]*\\)|oklch\\([^)]*\\)), (var\\([^)]*\\)|oklch\\([^)]*\\))\\)`).exec(sheet);
    return [found?.[1] ?? "", found?.[2] ?? ""].map((value) => hexOf(neutrals.get(value) ?? value));
  });
  expect(new Set(lightSurfaces)).toEqual(new Set(surfaces.map(([light]) => light)));
  expect(new Set(darkSurfaces)).toEqual(new Set(surfaces.map(([, dark]) => dark)));
});

function hexOf(css: string): string {
  const [lightness, chroma, hue] = (/oklch\(([^)]+)\)/.exec(css)?.[1] ?? "").split(" ").map(Number);
  return toHex({ lightness: lightness ?? 0, chroma: chroma ?? 0, hue: hue ?? 0 });
}
