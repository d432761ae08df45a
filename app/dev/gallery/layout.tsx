import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** Every component in every state, for the eye. A production instance has no such page. */
export default function GalleryLayout({ children }: { children: ReactNode }) {
  if (!env.isDevelopmentInstance) notFound();
  return children;
}
