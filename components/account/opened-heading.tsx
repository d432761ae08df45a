"use client";

import { useEffect, useRef, type ReactNode } from "react";

/**
 * The heading of what opened in place. It takes the focus, so that the question is read and the next Tab leads to its
 * answer; without JavaScript the browser does the same on load.
 */
export function OpenedHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 ref={heading} tabIndex={-1} autoFocus data-quiet-focus="" className="font-semibold outline-none">
      {children}
    </h3>
  );
}
