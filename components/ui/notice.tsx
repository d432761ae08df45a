import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import { circleAlert, circleCheck, info, triangleAlert } from "./icons";

export type NoticeTone = "neutral" | "positive" | "caution" | "danger";

const tones = {
  neutral: { shape: info, style: "border-line bg-sunken text-ink", mark: "text-ink-quiet" },
  positive: { shape: circleCheck, style: "border-positive-line/45 bg-positive-tint text-ink", mark: "text-positive-ink" },
  caution: { shape: triangleAlert, style: "border-caution-line/50 bg-caution-tint text-ink", mark: "text-caution-ink" },
  danger: { shape: circleAlert, style: "border-danger-line/45 bg-danger-tint text-ink", mark: "text-danger-ink" },
} as const;

/**
 * Something the person should know, with a sign and words beside the colour. `danger` interrupts a screen reader
 * (role=alert), the others wait for a pause (role=status); `live={false}` for what stands on the page from the start.
 */
export function Notice({ tone = "neutral", title, action, live = true, children }: { tone?: NoticeTone; title?: string; action?: ReactNode; live?: boolean; children?: ReactNode }) {
  const { shape, style, mark } = tones[tone];
  return (
    <div role={live ? (tone === "danger" ? "alert" : "status") : undefined} className={classNames("flex gap-2.5 rounded-surface border px-3.5 py-3", style)}>
      <Icon shape={shape} className={`mt-[0.1563rem] ${mark}`} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={title ? "mt-0.5 text-ink-quiet" : ""}>{children}</div> : null}
      </div>
      {action ? <div className="shrink-0 self-center">{action}</div> : null}
    </div>
  );
}
