"use client";

import type { ButtonProps } from "../ui/button";
import { clockFace, useSecondsLeft } from "../ui/countdown";
import { SubmitButton } from "./submit-button";

/**
 * "Send a new code", not before the server allows it. While it waits it says how long, in a width that does not change,
 * and announces when the time has come. Without JavaScript it can always be pressed: the server decides anyway.
 *
 * @param seconds seconds left when the server drew the page; 0 when it may be pressed now
 * @param waiting sentence with `{time}` in it
 * @param ready announced to screen readers at the end of the wait
 */
export function ResendButton({
  seconds,
  label,
  waiting,
  ready,
  ...button
}: Omit<ButtonProps, "type" | "pending" | "children"> & { seconds: number; label: string; waiting: string; ready: string }) {
  const left = useSecondsLeft(seconds);
  const blocked = left > 0;
  return (
    <div className="flex min-h-8 items-center text-small">
      <span className={blocked ? "figures text-ink-quiet noscript:hidden" : "hidden"}>{waiting.replace("{time}", clockFace(left))}</span>
      <span className={blocked ? "hidden noscript:block" : "block"}>
        <SubmitButton variant="quiet" size="small" wide={false} {...button} className={`-ms-3 text-accent-ink ${button.className ?? ""}`}>
          {label}
        </SubmitButton>
      </span>
      <span role="status" className="sr-only">
        {seconds > 0 && !blocked ? ready : ""}
      </span>
    </div>
  );
}
