import type { PortalFrame } from "./frame";

/** The operator's logo, or the application's first letter in the accent, with the name beside it. */
export function Brand({ application, words, compact = false }: Pick<PortalFrame, "application" | "words"> & { compact?: boolean }) {
  const mark = application.logoUrl ? (
    <img src={application.logoUrl} alt="" className="h-8 max-w-32 object-contain" />
  ) : (
    <span data-mark="" aria-hidden className="flex size-8 items-center justify-center rounded-control bg-accent text-body font-semibold text-on-accent ring-1 ring-accent-edge ring-inset">
      {[...application.name][0]?.toLocaleUpperCase()}
    </span>
  );
  const name = <span className={compact ? "truncate font-semibold max-sm:sr-only" : "truncate font-semibold"}>{application.name}</span>;
  if (!application.homeUrl) {
    return (
      <span className="flex min-w-0 items-center gap-2.5">
        {mark}
        {name}
      </span>
    );
  }
  return (
    <a href={application.homeUrl} title={words.home} className="flex min-w-0 items-center gap-2.5 rounded-control">
      {mark}
      {name}
    </a>
  );
}
