"use client";

import { useEffect } from "react";

/**
 * A page that the browser kept in memory and shows again after "Back" is asked for anew: whoever was signed in then may be
 * signed out now.
 */
export function StalePageGuard() {
  useEffect(() => {
    const check = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload();
    };
    window.addEventListener("pageshow", check);
    return () => window.removeEventListener("pageshow", check);
  }, []);
  return null;
}
