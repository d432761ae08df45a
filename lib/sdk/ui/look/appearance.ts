import { accentPalette } from "@/lib/appearance/palette";
import type { Appearance } from "../../types";
import type { Environment } from "../environment";

/**
 * The documented SDK's names of variables, old and new, for our properties. The accent is not among them: a whole palette
 * follows from it.
 */
const properties: Readonly<Record<string, readonly string[]>> = {
  colorBackground: ["surface", "raised"],
  colorMuted: ["sunken"],
  colorForeground: ["ink"],
  colorText: ["ink"],
  colorMutedForeground: ["ink-quiet"],
  colorTextSecondary: ["ink-quiet"],
  colorBorder: ["line"],
  colorDanger: ["danger", "danger-hover"],
  colorSuccess: ["positive-ink"],
  colorWarning: ["caution-ink"],
  colorRing: ["focus"],
  colorModalBackdrop: ["scrim"],
  colorPrimaryForeground: ["on-accent"],
  colorTextOnPrimaryBackground: ["on-accent"],
  borderRadius: ["radius"],
};

const fontProperties = { fontFamily: "font-family", fontSize: "font-size" } as const;

/** Without a colour of anybody's, actions are ink on paper. */
const INK = "#2b2927";

/** Dresses an element: the operator's accent and corners, or the app's in their place, and the app's other variables. */
export function dress(element: HTMLElement, appearance: Appearance | undefined, { accentColor, radius }: Pick<Environment, "accentColor" | "radius">): void {
  const scheme = schemeOf(appearance);
  if (scheme) element.dataset.scheme = scheme;
  const { style } = element;
  const variables = appearance?.variables ?? {};
  const wanted = variables.colorPrimary ?? getComputedStyle(element).getPropertyValue("--gatehouse-accent").trim();
  const accent = hexOf(String(wanted)) ?? accentColor ?? INK;
  const [light, dark] = [accentPalette(accent, "light"), accentPalette(accent, "dark")];
  for (const name of ["accent", "accentHover", "onAccent", "accentEdge", "accentInk", "accentTint", "focus"] as const) {
    style.setProperty(`--gh-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, `light-dark(${light[name]},${dark[name]})`);
  }
  style.setProperty("--gh-radius", `var(--gatehouse-radius,${radius})`);
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) continue;
    for (const property of properties[name] ?? []) style.setProperty(`--gh-${property}`, String(value));
    if (name in fontProperties) style.setProperty(fontProperties[name as keyof typeof fontProperties], String(value));
  }
}

/** Themes of the documented SDK are objects that name the one they build on. */
function schemeOf(appearance: Appearance | undefined): "light" | "dark" | null {
  const theme = appearance?.theme ?? appearance?.baseTheme;
  const name = typeof theme === "object" && theme !== null && "__type" in theme && "name" in theme ? theme.name : theme;
  return name === "dark" || name === "light" ? name : null;
}

/** Any colour that the browser knows, as "#rrggbb"; null for what is none. */
function hexOf(colour: string): string | null {
  if (!colour || !CSS.supports("color", colour)) return null;
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!canvas) return null;
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return opacity === 0 ? null : `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
