"use client";

import { useEffect, useRef } from "react";
import { Notice } from "../ui/notice";

/**
 * Says what was done on the page before. The region is always there, so that screen readers notice when it fills; the
 * focus, which was in a form that is gone now, moves to it. The address forgets the message, so that a reload does not
 * tell it again.
 */
export function Arrival({ message }: { message: { text: string; tone: "positive" | "neutral" } | null }) {
  const text = message?.text ?? null;
  const region = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (text === null) return;
    region.current?.focus({ preventScroll: true });
    region.current?.scrollIntoView({ block: "nearest" });
    const address = new URL(window.location.href);
    address.searchParams.delete("done");
    window.history.replaceState(window.history.state, "", address);
  }, [text]);

  return (
    <div ref={region} role="status" tabIndex={-1} data-quiet-focus="" className={message === null ? "sr-only" : "-mb-5 scroll-mt-24"}>
      {message === null ? null : (
        <Notice tone={message.tone} live={false}>
          {message.text}
        </Notice>
      )}
    </div>
  );
}
