import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { contrast, toHex } from "./colour";

const sheet = readFileSync("app/globals.css", "utf8");

/** Reads a token of the style sheet as [light, dark], following one reference to another token. */
function token(name: string): [string, string] {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(sheet)?.[1] ?? "";
  const parts = value.match(/var\([^)]*\)|oklch\([^)]*\)/g) ?? [];
  const hexes = parts.map((part) => {
    const reference = /var\(--([\w-]+)\)/.exec(part)?.[1];
    if (reference) return token(reference)[0];
    const [lightness = 0, chroma = 0, hue = 0] = (/oklch\(([^)]+)\)/.exec(part)?.[1] ?? "").split(" ").map(Number);
    return toHex({ lightness, chroma, hue });
  });
  const [light = "", dark = light] = hexes;
  return [light, dark];
}

const surfaces = ["ground", "surface", "raised", "sunken"];

it.each(surfaces.flatMap((surface) => ["ink", "ink-quiet", "danger-ink"].map((ink) => [ink, surface] as const)))("%s can be read on %s in both themes", (ink, surface) => {
  for (const theme of [0, 1] as const) expect(contrast(token(ink)[theme], token(surface)[theme])).toBeGreaterThanOrEqual(4.5);
});

it.each(["danger", "positive", "caution"])("%s text can be read on its tint, and plain and quiet text too", (role) => {
  for (const theme of [0, 1] as const) {
    for (const ink of [`${role}-ink`, "ink", "ink-quiet"]) expect(contrast(token(ink)[theme], token(`${role}-tint`)[theme])).toBeGreaterThanOrEqual(4.5);
  }
});

it.each(["danger", "danger-hover"])("white can be read on the fill %s", (fill) => {
  for (const theme of [0, 1] as const) expect(contrast("#ffffff", token(fill)[theme])).toBeGreaterThanOrEqual(4.5);
});

it.each(["line-strong", "danger-line"])("the edge %s stands out from the surfaces that hold controls", (edge) => {
  for (const surface of ["surface", "raised", "sunken", "ground"]) {
    for (const theme of [0, 1] as const) expect(contrast(token(edge)[theme], token(surface)[theme])).toBeGreaterThanOrEqual(3);
  }
});
