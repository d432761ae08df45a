import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type BadgeTone = "neutral" | "accent" | "positive" | "caution" | "danger";

const tones: Record<BadgeTone, string> = {
  neutral: "bg-sunken text-ink-quiet ring-line",
  accent: "bg-accent-tint text-accent-ink ring-accent-ink/20",
  positive: "bg-positive-tint text-positive-ink ring-positive-line/30",
  caution: "bg-caution-tint text-caution-ink ring-caution-line/35",
  danger: "bg-danger-tint text-danger-ink ring-danger-line/30",
};

/** A word or two about the thing beside it: Primary, Verified, This device. */
export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={classNames("inline-flex items-center whitespace-nowrap rounded-full px-2 text-[0.75rem]/[1.25rem] font-medium ring-1 ring-inset", tones[tone])}>{children}</span>;
}
