import type { ComponentPropsWithRef, ReactNode } from "react";
import { buttonStyle, type ButtonSize, type ButtonVariant } from "./button-style";
import { Icon } from "./icon";
import type { IconShape } from "./icons";
import { Spinner } from "./spinner";

export type ButtonProps = ComponentPropsWithRef<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Fills the width of its column, as on the door pages. */
  wide?: boolean;
  icon?: IconShape;
  /** Shows a spinner over the label (which keeps its width) and ignores further presses; focus stays. */
  pending?: boolean;
  children: ReactNode;
};

/** A native button; `type="button"` unless told otherwise. Inside a form use `SubmitButton`. */
export function Button({ variant = "secondary", size = "regular", wide = false, icon, pending = false, className, children, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} aria-disabled={pending || undefined} {...rest} className={`${buttonStyle(variant, size, wide)} ${className ?? ""}`}>
      {icon ? <Icon shape={icon} sizePx={size === "small" ? 15 : 18} className={pending ? "hidden-late -ms-0.5" : "-ms-0.5"} /> : null}
      <span className={pending ? "hidden-late" : undefined}>{children}</span>
      {pending ? (
        <span className="absolute inset-0 flex items-center justify-center">
          <Spinner sizePx={18} />
        </span>
      ) : null}
    </button>
  );
}
