import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconShape } from "./icons";

/** Nothing here yet: what would be here, and the way to the first one. */
export function EmptyState({ shape, title, children, action }: { shape: IconShape; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center rounded-surface border border-dashed border-line px-6 py-10 text-center">
      <span className="mb-3 flex size-11 items-center justify-center rounded-full bg-sunken text-ink-quiet">
        <Icon shape={shape} sizePx={20} />
      </span>
      <p className="font-medium">{title}</p>
      {children ? <div className="mt-1 max-w-[46ch] text-ink-quiet">{children}</div> : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
