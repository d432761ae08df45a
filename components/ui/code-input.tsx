"use client";

import { useRef, type ChangeEvent, type ClipboardEvent, type ComponentPropsWithRef } from "react";
import { useFormFacts } from "../form/form-context";
import { useControl } from "../form/use-control";
import { controlStyle } from "./control-style";
import { asciiDigits, extractCode } from "./extract-code";

/**
 * One input for a code of six figures, drawn as two groups of three. The value stays the bare figures. Pasting "123 456",
 * "123-456" or a whole mail takes the code out of it. With JavaScript a complete code is sent by itself, once for each
 * different code, so a refused code is never sent again in a loop.
 */
export function CodeInput({ length = 6, autoSubmit = true, ...rest }: Omit<ComponentPropsWithRef<"input">, "type" | "value" | "defaultValue" | "className"> & { length?: number; autoSubmit?: boolean }) {
  const { attributes } = useControl(rest);
  const { pending } = useFormFacts();
  const lastSent = useRef("");

  function settle(input: HTMLInputElement) {
    if (!autoSubmit || pending || input.value.length !== length || input.value === lastSent.current) return;
    lastSent.current = input.value;
    input.form?.requestSubmit();
  }

  function change({ target }: ChangeEvent<HTMLInputElement>) {
    const figures = asciiDigits(target.value).replace(/\D/g, "").slice(0, length);
    if (figures !== target.value) target.value = figures;
    settle(target);
  }

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const code = extractCode(event.clipboardData.getData("text"), length);
    if (!code) return;
    event.preventDefault();
    event.currentTarget.value = code;
    settle(event.currentTarget);
  }

  return (
      <input
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        pattern="[0-9 \-]*"
        {...rest}
        {...attributes}
        onChange={change}
        onPaste={paste}
        className={`${controlStyle} code-figures`}
      />
  );
}
