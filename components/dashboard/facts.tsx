import type { ReactNode } from "react";

/** A list of facts: what it is at the start, its value beside it; two columns of them where there is room. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid border-t border-line text-small lg:grid-cols-2 lg:gap-x-12">{children}</dl>;
}

/** One fact of the list; a wide one takes a line of its own. */
export function Fact({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`grid min-h-11 grid-cols-[8.5rem_minmax(0,1fr)] items-center gap-4 border-b border-line py-1.5 ${wide ? "lg:col-span-full" : ""}`}>
      <dt className="text-ink-quiet">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
