"use client";

import type { ComponentPropsWithRef } from "react";
import { useControl } from "../form/use-control";
import { controlStyle } from "./control-style";

/** A text field of several lines that grows with what is written, where the browser can. */
export function TextArea({ className, defaultValue, ...rest }: ComponentPropsWithRef<"textarea">) {
  const { kept, attributes } = useControl(rest);
  return (
    <textarea
      rows={3}
      {...rest}
      {...attributes}
      defaultValue={rest.value === undefined ? (kept ?? defaultValue) : undefined}
      className={`${controlStyle} field-sizing-content min-h-20 py-2 ${className ?? ""}`}
    />
  );
}
