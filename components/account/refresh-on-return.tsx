"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks the server anew when the person comes back to this page, for instance after opening a link in their mail. */
export function RefreshOnReturn() {
  const router = useRouter();
  useEffect(() => {
    const check = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    document.addEventListener("visibilitychange", check);
    return () => document.removeEventListener("visibilitychange", check);
  }, [router]);
  return null;
}
