import type { ReactNode } from "react";
import { Icon } from "../ui/icon";
import { arrowLeft } from "../ui/icons";
import { TextLink } from "../ui/text-link";

/** The way back to the list that a page is one thing of. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <TextLink quiet href={href} className="inline-flex items-center gap-1.5 text-small">
      <Icon shape={arrowLeft} sizePx={14} className="rtl:-scale-x-100" />
      {children}
    </TextLink>
  );
}
