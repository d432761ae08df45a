"use client";

import { useRef, useState, type ComponentPropsWithRef, type KeyboardEvent } from "react";
import { useControl } from "../form/use-control";
import { controlStyle } from "./control-style";
import { Icon } from "./icon";
import { eye, eyeOff } from "./icons";
import { useWords } from "./words";

/**
 * A password field. With JavaScript it can be shown (a toggle that keeps the caret) and tells when caps lock is on;
 * without, it is a plain field and the toggle is not drawn. It is never given a value or a maximum length.
 */
export function PasswordInput({ className, ...rest }: Omit<ComponentPropsWithRef<"input">, "type" | "value" | "defaultValue" | "maxLength" | "ref">) {
  const { attributes } = useControl(rest);
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);

  function toggle() {
    const field = input.current;
    const [start, end] = [field?.selectionStart ?? null, field?.selectionEnd ?? null];
    setShown(!shown);
    // Changing the type moves the caret to the start; the frame after the change puts it back.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(start, end);
    });
  }

  const watchCapsLock = (event: KeyboardEvent<HTMLInputElement>) => setCapsLock(event.getModifierState("CapsLock"));

  return (
    <span className="relative block">
      <input
        {...rest}
        {...attributes}
        ref={input}
        type={shown ? "text" : "password"}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        onKeyDown={watchCapsLock}
        onKeyUp={watchCapsLock}
        onBlur={() => setCapsLock(false)}
        className={`${controlStyle} h-(--control) pe-11 noscript:pe-3 ${className ?? ""}`}
      />
      <button
        type="button"
        aria-pressed={shown}
        aria-label={words.show_password}
        title={shown ? words.hide_password : words.show_password}
        onClick={toggle}
        className="absolute inset-y-1 end-1 flex w-9 items-center justify-center rounded-[calc(var(--radius-control)-2px)] text-ink-quiet hover:bg-hover hover:text-ink noscript:hidden"
      >
        <Icon shape={shown ? eyeOff : eye} />
      </button>
      <span role="status" className={capsLock ? "absolute end-12 top-1/2 -translate-y-1/2 rounded-full bg-caution-tint px-2 py-0.5 text-small text-caution-ink" : "sr-only"}>
        {capsLock ? words.caps_lock_on : ""}
      </span>
    </span>
  );
}
