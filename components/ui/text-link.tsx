import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** A link inside text: accent ink and a hairline under it, so that colour is not all that marks it. */
export function TextLink({ className, quiet = false, ...rest }: ComponentProps<"a"> & { href: string; quiet?: boolean }) {
  return (
    <a
      {...rest}
      className={classNames(
        "rounded-[3px] underline decoration-1 underline-offset-[3px] transition-colors duration-100",
        quiet ? "text-ink-quiet decoration-line-strong/50 hover:text-ink hover:decoration-current" : "font-medium text-accent-ink decoration-accent-ink/35 hover:decoration-current",
        className,
      )}
    />
  );
}
