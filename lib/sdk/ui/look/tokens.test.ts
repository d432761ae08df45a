import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { contrast, toHex } from "@/lib/appearance/colour";
import { tokens } from "./tokens";

const pages = readFileSync("app/globals.css", "utf8");

/** A token of the portal's own pages, as [light, dark], with references followed. */
function ofThePages(name: string): string[] {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(pages)?.[1] ?? "";
  return (value.match(/var\([^)]*\)|oklch\([^)]*\)/g) ?? []).flatMap((part) => {
    const reference = /var\(--([\w-]+)\)/.exec(part)?.[1];
    return reference ? ofThePages(reference).slice(0, 1) : [part];
  });
}

function hex(colour: string): string {
  const [lightness = 0, chroma = 0, hue = 0] = (/oklch\(([^)/]+)/.exec(colour)?.[1] ?? "").split(" ").map(Number);
  return toHex({ lightness, chroma, hue });
}

it.each(Object.keys(tokens))("%s is the portal's own", (name) => {
  expect(tokens[name as keyof typeof tokens]).toEqual(ofThePages(name));
});

it.each([
  ["ink", ["surface", "raised", "sunken", "danger-tint", "positive-tint", "caution-tint"], 4.5],
  ["ink-quiet", ["surface", "raised", "sunken"], 4.5],
  ["danger-ink", ["surface", "raised", "sunken", "danger-tint"], 4.5],
  ["caution-ink", ["caution-tint"], 4.5],
  ["positive-ink", ["positive-tint"], 4.5],
  ["line-strong", ["surface", "raised", "sunken"], 3],
  ["danger-line", ["surface", "raised", "sunken"], 3],
] as const)("%s can be told from what it stands on, in both themes", (name, grounds, wanted) => {
  for (const ground of grounds) {
    for (const theme of [0, 1] as const) expect(contrast(hex(tokens[name][theme]), hex(tokens[ground][theme])), `${ground} ${theme}`).toBeGreaterThanOrEqual(wanted);
  }
});

it.each(["danger", "danger-hover"] as const)("white can be read on %s", (name) => {
  for (const theme of [0, 1] as const) expect(contrast("#ffffff", hex(tokens[name][theme]))).toBeGreaterThanOrEqual(4.5);
});
