"use client";

import { useEffect, useState, type ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "../ui/button";
import { useWords } from "../ui/words";

const LONG_WAIT_MS = 10_000;

/**
 * The button that sends its form. While the answer is awaited it ignores further presses and shows a spinner after
 * 300 ms; after 10 s it says in words that the work goes on. Full width and primary unless told otherwise.
 */
export function SubmitButton({
  variant = "primary",
  wide = true,
  children,
  ...rest
}: Omit<ButtonProps, "type" | "pending" | "children"> & { children: ReactNode }) {
  const { pending, data } = useFormStatus();
  // Forms with several buttons: only the pressed one turns.
  const mine = pending && (!rest.name || data.get(rest.name) === String(rest.value ?? ""));
  return (
    <>
      <Button {...rest} type="submit" variant={variant} wide={wide} pending={mine}>
        {children}
      </Button>
      <span role="status" className="text-small text-ink-quiet empty:absolute">
        {mine ? <StillWorking /> : null}
      </span>
    </>
  );
}

/** Says, once the wait is long, that it is not forgotten. */
function StillWorking() {
  const words = useWords();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_WAIT_MS);
    return () => clearTimeout(timer);
  }, []);
  return long ? words.still_working : null;
}
