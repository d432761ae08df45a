"use client";

import { createContext, use, type ReactNode } from "react";
import { Icon } from "../ui/icon";
import { circleAlert } from "../ui/icons";
import { useWords } from "../ui/words";
import { controlId, useFormFacts } from "./form-context";

type FieldFacts = {
  id: string;
  name: string;
  value: string | undefined;
  describedBy: string | undefined;
  invalid: boolean;
  first: boolean;
};

const FieldContext = createContext<FieldFacts | null>(null);

/**
 * A label, one control, and a line below it that holds the hint or the error. The line is kept free in advance, so an
 * error moves nothing. The control (Input, PasswordInput, CodeInput, Select, Checkbox, TextArea) wires itself up.
 */
export function Field({
  name,
  label,
  hint,
  optional = false,
  labelAside,
  tight = false,
  hiddenLabel = false,
  children,
}: {
  /** The wire name: form key, `param_name` of errors, and (prefixed by the form's id) the control's id. */
  name: string;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
  /** Stands at the far end of the label's line, for instance a link "Forgot password?". */
  labelAside?: ReactNode;
  /** Keeps no line free below, for fields that cannot be wrong. */
  tight?: boolean;
  hiddenLabel?: boolean;
  children: ReactNode;
}) {
  const { state, prefix } = useFormFacts();
  const words = useWords();
  const id = controlId(prefix, name);
  const errors = state.errors.filter((error) => error.param_name === name);
  const invalid = errors.length > 0;
  const first = invalid && state.errors.find((error) => error.param_name !== null)?.param_name === name;
  const describedBy = [hint ? `${id}-hint` : "", invalid ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;

  return (
    <FieldContext value={{ id, name, value: state.values[name], describedBy, invalid, first }}>
      <div className="flex flex-col">
        <div className={hiddenLabel ? "sr-only" : "mb-1.5 flex items-baseline justify-between gap-4"}>
          <label htmlFor={id} className="text-small font-medium">
            {label}
            {optional ? <span className="font-normal text-ink-quiet"> {words.optional}</span> : null}
          </label>
          {labelAside ? <span className="text-small">{labelAside}</span> : null}
        </div>
        {children}
        <div className={tight && !invalid && !hint ? "" : "min-h-6 pt-1 text-small"}>
          {hint ? (
            <p id={`${id}-hint`} className={invalid ? "sr-only" : "text-ink-quiet"}>
              {hint}
            </p>
          ) : null}
          {invalid ? (
            <p id={`${id}-error`} className="flex gap-1.5 text-danger-ink">
              <Icon shape={circleAlert} sizePx={15} className="mt-[0.1563rem]" />
              <span>{errors.map((error) => error.message).join(" ")}</span>
            </p>
          ) : null}
        </div>
      </div>
    </FieldContext>
  );
}

/** Attributes for the control inside a `Field`; what the control was given itself wins. Empty outside of a `Field`. */
export function useField(): FieldFacts | null {
  return use(FieldContext);
}
