"use client";

import type { ComponentPropsWithRef } from "react";
import { useControl } from "../form/use-control";
import { controlStyle } from "./control-style";

const LITERAL_TYPES = new Set(["email", "tel", "url", "password"]);

/**
 * A text field. Inside a `Field` it takes its id, name, error and kept value from there. Addresses and user names are
 * neither capitalised nor spell-checked.
 */
export function Input({ className, defaultValue, type = "text", ...rest }: ComponentPropsWithRef<"input">) {
  const { kept, attributes } = useControl(rest);
  const literal = LITERAL_TYPES.has(type) || Boolean(rest.autoComplete?.includes("username"));
  return (
    <input
      type={type}
      {...(literal ? { autoCapitalize: "none", autoCorrect: "off", spellCheck: false } : {})}
      {...(type === "tel" ? { dir: "ltr", inputMode: "tel" as const } : {})}
      {...rest}
      {...attributes}
      defaultValue={rest.value === undefined ? (type === "password" ? undefined : (kept ?? defaultValue)) : undefined}
      className={`${controlStyle} h-(--control) rtl:[&[dir=ltr]]:text-end ${className ?? ""}`}
    />
  );
}
