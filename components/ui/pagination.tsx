import { LinkButton } from "./link-button";

/** The way to the page before and after, and where one is. Plain links; the words come from the page. */
export function Pagination({ label, summary, previous, next }: { label: string; summary: string; previous: { href: string | null; label: string }; next: { href: string | null; label: string } }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3 pt-3">
      <p className="figures text-small text-ink-quiet">{summary}</p>
      <div className="flex gap-2">
        {[previous, next].map((step) =>
          step.href ? (
            <LinkButton key={step.label} href={step.href} size="small" rel={step === previous ? "prev" : "next"}>
              {step.label}
            </LinkButton>
          ) : (
            <span key={step.label} aria-disabled className="inline-flex min-h-8 items-center rounded-control border border-line px-3 text-small font-medium text-ink-quiet opacity-60">
              {step.label}
            </span>
          ),
        )}
      </div>
    </nav>
  );
}
