import type { ReactNode } from "react";

/** A name of the wire within a sentence: always from left to right, and broken anywhere rather than cut off. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <code dir="ltr" className="rounded-[3px] bg-sunken px-1 py-px font-mono text-[0.875em] [overflow-wrap:anywhere]">
      {children}
    </code>
  );
}
