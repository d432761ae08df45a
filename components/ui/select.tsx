"use client";

import type { ComponentPropsWithRef } from "react";
import { useControl } from "../form/use-control";
import { controlStyle } from "./control-style";
import { Icon } from "./icon";
import { chevronDown } from "./icons";

/** The browser's own list of choices, with our edges. */
export function Select({ className, defaultValue, children, ...rest }: ComponentPropsWithRef<"select">) {
  const { kept, attributes } = useControl(rest);
  const value = rest.value === undefined ? (kept ?? defaultValue) : undefined;
  return (
    <span className="relative block">
      {/* React resets a form after its action but not a select to a new default: the key makes a new one. */}
      <select key={String(value)} {...rest} {...attributes} defaultValue={value} className={`${controlStyle} h-(--control) appearance-none pe-9 ${className ?? ""}`}>
        {children}
      </select>
      <Icon shape={chevronDown} sizePx={16} className="pointer-events-none absolute inset-y-0 end-3 my-auto text-ink-quiet" />
    </span>
  );
}
