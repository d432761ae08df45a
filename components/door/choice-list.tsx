import type { ReactNode } from "react";
import { Badge } from "../ui/badge";
import { Icon } from "../ui/icon";
import { chevronRight, type IconShape } from "../ui/icons";

const row =
  "flex w-full items-center gap-3.5 rounded-control px-1 py-3.5 text-start transition-colors duration-100 hover:bg-hover";

/** Ways that a person chooses from: a list between hairlines, each row one press. */
export function ChoiceList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul role="list" aria-label={label} className="divide-y divide-line border-y border-line">
      {children}
    </ul>
  );
}

/** What stands in a row: a sign or face, what it is, whom it is about. */
export function ChoiceFace({ shape, face, title, detail, badge }: { shape?: IconShape; face?: ReactNode; title: ReactNode; detail?: string | null; badge?: string | null }) {
  return (
    <>
      {face ?? (shape ? <Icon shape={shape} sizePx={20} className="text-ink-quiet" /> : null)}
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <bdi className="min-w-0 wrap-anywhere">{title}</bdi>
          {badge ? <Badge tone="accent">{badge}</Badge> : null}
        </span>
        {detail ? (
          <span className="block text-small text-ink-quiet">
            <bdi className="wrap-anywhere">{detail}</bdi>
          </span>
        ) : null}
      </span>
      <Icon shape={chevronRight} sizePx={16} className="text-ink-quiet rtl:-scale-x-100" />
    </>
  );
}

/** A row that sends its form. */
export function ChoiceButton({ autoFocus = false, children }: { autoFocus?: boolean; children: ReactNode }) {
  return (
    <button type="submit" autoFocus={autoFocus} className={row}>
      {children}
    </button>
  );
}

/** A row that leads to another page. */
export function ChoiceLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className={row}>
      {children}
    </a>
  );
}
