import type { ReactNode } from "react";
import { Icon } from "./icon";
import { chevronRight } from "./icons";

/** A line that opens to show more. Native `<details>`, so it needs no script. */
export function Disclosure({ summary, open = false, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group">
      <summary className="inline-flex items-center gap-1.5 rounded-[3px] text-small font-medium text-ink-quiet hover:text-ink">
        <Icon shape={chevronRight} sizePx={15} className="transition-transform duration-100 group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:scale-x-100" />
        {summary}
      </summary>
      <div className="pt-3">{children}</div>
    </details>
  );
}
