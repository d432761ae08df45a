import type { ReactNode } from "react";

/** Every page here asks first who is asking: none is ever drawn in advance or kept. */
export const dynamic = "force-dynamic";

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return children;
}
