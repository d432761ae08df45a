import { createElement } from "react";
import type { IconShape } from "./icons";

/**
 * Draws a shape of the icon set on the server. Without a label it is decoration and hidden from screen readers.
 *
 * @param sizePx edge length in CSS pixels
 */
export function Icon({
  shape,
  sizePx = 18,
  label,
  className,
}: {
  shape: IconShape;
  sizePx?: number;
  label?: string;
  className?: string;
}) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={sizePx}
      height={sizePx}
      fill="none"
      stroke="currentColor"
      strokeWidth={sizePx < 20 ? 1.9 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className ? `shrink-0 ${className}` : "shrink-0"}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      {shape.map(([tag, attributes], index) => createElement(tag, { ...attributes, key: index }))}
    </svg>
  );
}
