import type { ReactNode } from "react";

/** Hosted pages are about one person: none of them is ever drawn in advance or kept. */
export const dynamic = "force-dynamic";

export default function PortalLayout({ children }: { children: ReactNode }) {
  return children;
}
