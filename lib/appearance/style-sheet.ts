import type { Settings } from "@/lib/settings/schema";
import { accentPalette, type AccentPalette } from "./palette";

const SURFACE_OVER_CONTROL_PX = 2;

const held = new Map<string, string>();

/**
 * The operator's appearance as a style sheet of custom properties, for a `<style>` with the page's nonce. Computed once
 * for each appearance.
 */
export function appearanceStyleSheet(appearance: Pick<Settings["appearance"], "accent_color" | "radius_px">): string {
  const key = `${appearance.accent_color} ${appearance.radius_px}`;
  let sheet = held.get(key);
  if (!sheet) {
    sheet = compose(appearance);
    held.clear();
    held.set(key, sheet);
  }
  return sheet;
}

function compose({ accent_color, radius_px }: Pick<Settings["appearance"], "accent_color" | "radius_px">): string {
  const [light, dark] = [accentPalette(accent_color, "light"), accentPalette(accent_color, "dark")];
  const both = (name: keyof AccentPalette) => `light-dark(${light[name]},${dark[name]})`;
  const surfaceRadiusPx = radius_px === 0 ? 0 : radius_px + SURFACE_OVER_CONTROL_PX;
  const properties: [string, string][] = [
    ["accent", both("accent")],
    ["accent-hover", both("accentHover")],
    ["on-accent", both("onAccent")],
    ["accent-edge", both("accentEdge")],
    ["accent-ink", both("accentInk")],
    ["accent-tint", both("accentTint")],
    ["focus", both("focus")],
    ["cover", both("cover")],
    ["cover-light", both("coverLight")],
    ["radius-control", `${radius_px}px`],
    ["radius-surface", `${surfaceRadiusPx}px`],
  ];
  return `:root{${properties.map(([name, value]) => `--${name}:${value}`).join(";")}}`;
}
