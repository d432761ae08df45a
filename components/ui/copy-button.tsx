"use client";

import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button";
import { check, copy } from "./icons";
import { useWords } from "./words";

const SHOWN_FOR_MS = 2500;

/** Copies a text and says so. Not drawn without JavaScript: the text beside it can be selected. */
export function CopyButton({ text, label, ...button }: Omit<ButtonProps, "children" | "icon"> & { text: string; label?: string }) {
  const words = useWords();
  const [outcome, setOutcome] = useState<"" | "copied" | "copy_failed">("");

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(""), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function write() {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("copy_failed");
    }
  }

  return (
    <>
      <Button size="small" {...button} icon={outcome === "copied" ? check : copy} onClick={write} className={`noscript:hidden ${button.className ?? ""}`}>
        {outcome ? words[outcome] : (label ?? words.copy)}
      </Button>
      <span role="status" className="sr-only">
        {outcome ? words[outcome] : ""}
      </span>
    </>
  );
}
