import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A list of rows between hairlines. */
export function Rows({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul aria-label={label} role="list" className="divide-y divide-line border-y border-line">
      {children}
    </ul>
  );
}

/**
 * One row: an optional sign or picture, a title with badges, quiet lines under it, and the row's action at the far end.
 * `open` holds what opens in place below (a form, a confirmation).
 */
export function Row({
  id,
  media,
  title,
  badges,
  details,
  action,
  open,
  current = false,
}: {
  id?: string;
  media?: ReactNode;
  title: ReactNode;
  badges?: ReactNode;
  details?: ReactNode;
  action?: ReactNode;
  open?: ReactNode;
  current?: boolean;
}) {
  return (
    <li id={id} aria-current={current || undefined} className="scroll-mt-24 py-3.5">
      <div className="flex flex-wrap items-center gap-x-3.5 gap-y-2.5 sm:flex-nowrap">
        {media ? <div className="flex shrink-0 self-start text-ink-quiet">{media}</div> : null}
        <div className={classNames("min-w-0 flex-1", media ? "basis-[calc(100%-4rem)] sm:basis-0" : "basis-full sm:basis-0")}>
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="min-w-0 font-medium break-words">{title}</span>
            {badges}
          </div>
          {details ? <div className="mt-0.5 text-small text-ink-quiet">{details}</div> : null}
        </div>
        {action ? <div className={classNames("flex shrink-0 flex-wrap items-center gap-2", media ? "ps-[3.375rem] sm:ps-0" : "")}>{action}</div> : null}
      </div>
      {open ? <Opened>{open}</Opened> : null}
    </li>
  );
}

/** A row of a fact: what it is at the start, its value beside it, one action at the far end (profile pages). */
export function FactRow({ label, children, action, open }: { label: string; children: ReactNode; action?: ReactNode; open?: ReactNode }) {
  return (
    <li className="py-3.5">
      <div className="flex items-center gap-4">
        <div className="min-w-0 flex-1 gap-4 sm:grid sm:grid-cols-[10rem_1fr] sm:items-center">
          <div className="text-small text-ink-quiet sm:text-body">{label}</div>
          <div className="min-w-0 break-words">{children}</div>
        </div>
        {action ? <div className="shrink-0">{action}</div> : null}
      </div>
      {open ? <Opened>{open}</Opened> : null}
    </li>
  );
}

/** What a row opens in place: a form or a question, on a sunken ground, no wider than a form should be. */
function Opened({ children }: { children: ReactNode }) {
  return (
    <div className="mt-4 rounded-surface bg-sunken p-4 sm:p-5">
      <div className="max-w-md">{children}</div>
    </div>
  );
}
