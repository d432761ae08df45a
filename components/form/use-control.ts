"use client";

import { useField } from "./field";

type Given = {
  id?: string;
  name?: string;
  autoFocus?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling";
};

/**
 * Wires a control to the `Field` around it: id, name, description, error state, and the focus on the first field in
 * error when the server drew the page (no JavaScript). Also returns the value to keep, if the action echoed one.
 */
export function useControl(given: Given) {
  const field = useField();
  const invalid = field?.invalid ?? false;
  return {
    kept: field?.value,
    attributes: {
      id: given.id ?? field?.id,
      name: given.name ?? field?.name,
      autoFocus: field?.first || given.autoFocus || undefined,
      "aria-describedby": [field?.describedBy, given["aria-describedby"]].filter(Boolean).join(" ") || undefined,
      "aria-invalid": invalid || given["aria-invalid"] || undefined,
    },
  };
}
