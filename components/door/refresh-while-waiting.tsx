"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Asks the server again and again whether a link was opened elsewhere, while the page is looked at, and at once when the
 * person comes back to it. An enhancement: without it, a reload or a button does the same.
 */
export function RefreshWhileWaiting({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible" && navigator.onLine) router.refresh();
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [router, everyMs]);
  return null;
}
