import type { ComponentProps, ReactNode } from "react";
import { buttonStyle, type ButtonSize, type ButtonVariant } from "./button-style";
import { Icon } from "./icon";
import type { IconShape } from "./icons";

/** A link that looks like a button: it goes somewhere, a button does something. A plain `<a>`, no script. */
export function LinkButton({
  variant = "secondary",
  size = "regular",
  wide = false,
  icon,
  children,
  className,
  ...rest
}: ComponentProps<"a"> & { href: string; variant?: ButtonVariant; size?: ButtonSize; wide?: boolean; icon?: IconShape; children: ReactNode }) {
  return (
    <a data-button="" {...rest} className={`${buttonStyle(variant, size, wide)} ${className ?? ""}`}>
      {icon ? <Icon shape={icon} sizePx={size === "small" ? 15 : 18} className="-ms-0.5" /> : null}
      {children}
    </a>
  );
}
