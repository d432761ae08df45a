/** The colour that text on a coloured button must have: whichever of white and near-black stands out more. */
export function readableOn(background: string): "#ffffff" | "#1c1b19" {
  const luminance = relativeLuminance(background);
  const onWhite = 1.05 / (luminance + 0.05);
  const onInk = (luminance + 0.05) / (relativeLuminance("#1c1b19") + 0.05);
  return onWhite >= onInk ? "#ffffff" : "#1c1b19";
}

/**
 * Relative luminance of `#rrggbb`, 0 (black) to 1 (white).
 *
 * @see WCAG 2.2, "relative luminance"
 */
export function relativeLuminance(color: string): number {
  const channel = (offset: number) => {
    const value = Number.parseInt(color.slice(offset, offset + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
