"use client";

import { useEffect } from "react";

const TYPING = "input, textarea, select, [contenteditable]";

/** The key "/" goes to the search, wherever on the page one is and not typing. Without JavaScript it is not drawn. */
export function SearchShortcut({ inputId }: { inputId: string }) {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest(TYPING) !== null;
      const input = document.getElementById(inputId);
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !(input instanceof HTMLInputElement)) return;
      event.preventDefault();
      input.focus();
      input.select();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, [inputId]);

  return (
    <kbd aria-hidden className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2 rounded-[4px] border border-line bg-sunken px-1.5 text-small text-ink-quiet peer-focus:hidden peer-[:not(:placeholder-shown)]:hidden max-md:hidden noscript:hidden">
      /
    </kbd>
  );
}
