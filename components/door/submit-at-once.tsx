"use client";

import { useEffect, useRef } from "react";

/** Sends the form around it once, as soon as the page is there. Without JavaScript the form's button waits to be pressed. */
export function SubmitAtOnce() {
  const place = useRef<HTMLSpanElement>(null);
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    place.current?.closest("form")?.requestSubmit();
  }, []);
  return <span ref={place} hidden />;
}
