"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { classNames } from "./class-names";

/**
 * A button that opens a small panel. A native `<details>`: it opens without JavaScript; with it, Escape and a press
 * elsewhere close it and the focus returns to the button.
 */
export function Menu({
  button,
  label,
  children,
  align = "end",
  opens = "down",
  wide = false,
}: {
  button: ReactNode;
  label: string;
  children: ReactNode;
  align?: "start" | "end";
  opens?: "down" | "up";
  wide?: boolean;
}) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const element = details.current;
    if (!element) return;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.contains(event.target)) element.open = false;
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !element.open) return;
      element.open = false;
      element.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", closeOutside);
    element.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      element.removeEventListener("keydown", closeOnEscape);
    };
  }, []);

  return (
    <details ref={details} data-menu="" className="relative">
      <summary aria-label={label} className="rounded-control">
        {button}
      </summary>
      <div
        className={classNames(
          "absolute z-20 max-w-[calc(100vw-2rem)] rounded-surface bg-raised p-1.5 [--surface:var(--raised)] shadow-float",
          wide ? "w-72" : "w-44",
          opens === "down" ? "top-full mt-2" : "bottom-full mb-2",
          align === "end" ? "end-0" : "start-0",
        )}
      >
        {children}
      </div>
    </details>
  );
}
