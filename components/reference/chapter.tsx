import type { ReactNode } from "react";

/** A chapter of the reference: a heading, which may be a path, perhaps a sentence, and what it holds. */
export function Chapter({ id, title, intro, children }: { id: string; title: string; intro?: ReactNode; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className="scroll-mt-24">
      <h2 id={`${id}-heading`} className="text-title">
        <bdi className="[overflow-wrap:anywhere]">{title}</bdi>
      </h2>
      {intro ? <p className="mt-1 max-w-[62ch] text-ink-quiet">{intro}</p> : null}
      <div className="mt-5">{children}</div>
    </section>
  );
}
