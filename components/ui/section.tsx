import type { ReactNode } from "react";

/**
 * A part of a settings page: a heading, a sentence, one action at the far end, and rows or a form below. No box around
 * it; hairlines come from the rows.
 */
export function Section({ id, title, description, action, children }: { id?: string; title: string; description?: ReactNode; action?: ReactNode; children?: ReactNode }) {
  const headingId = id ? `${id}-heading` : undefined;
  return (
    <section id={id} aria-labelledby={headingId} className="scroll-mt-24">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-[62ch]">
          <h2 id={headingId} className="text-lead">
            {title}
          </h2>
          {description ? <p className="mt-1 text-ink-quiet">{description}</p> : null}
        </div>
        {action ? <div className="shrink-0">{action}</div> : null}
      </div>
      {children ? <div className="mt-4">{children}</div> : null}
    </section>
  );
}
