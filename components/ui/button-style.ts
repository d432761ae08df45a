import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger" | "danger-quiet";
export type ButtonSize = "regular" | "small";

const base =
  "relative inline-flex select-none items-center justify-center gap-2 rounded-control border text-center font-medium " +
  "transition-colors duration-100 disabled:opacity-55 aria-disabled:opacity-85";

const sizes: Record<ButtonSize, string> = {
  regular: "min-h-(--control) px-4 py-1.5 text-body",
  small: "min-h-8 px-3 py-1 text-small",
};

const variants: Record<ButtonVariant, string> = {
  primary: "border-accent-edge bg-accent text-on-accent shadow-lift enabled:hover:bg-accent-hover [a]:hover:bg-accent-hover",
  secondary: "border-line-strong/60 bg-surface text-ink shadow-lift hover:bg-sunken hover:border-line-strong",
  quiet: "border-transparent text-ink hover:bg-hover",
  danger: "border-danger bg-danger text-[white] shadow-lift enabled:hover:bg-danger-hover",
  "danger-quiet": "border-line-strong/60 bg-surface text-danger-ink shadow-lift hover:border-danger-line hover:bg-danger-tint",
};

/** The class names of a button, shared by `<button>` and by links that look like one. */
export function buttonStyle(variant: ButtonVariant, size: ButtonSize, wide: boolean): string {
  return classNames(base, sizes[size], variants[variant], wide ? "w-full" : "w-fit");
}
