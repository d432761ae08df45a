"use client";

import type { ComponentPropsWithRef, ReactNode } from "react";
import { useFormFacts, controlId } from "../form/form-context";

/**
 * A box with its sentence beside it; both are the target. It stands alone, without a `Field`: it brings its own label,
 * hint and error. Checked sends `value` ("true" unless told otherwise), unchecked sends nothing.
 */
export function Checkbox({
  name,
  label,
  hint,
  defaultChecked = false,
  value = "true",
  id: givenId,
  ...rest
}: Omit<ComponentPropsWithRef<"input">, "type" | "name" | "value"> & { name: string; label: ReactNode; hint?: ReactNode; value?: string }) {
  const { state, prefix } = useFormFacts();
  const id = givenId ?? controlId(prefix, name);
  const errors = state.errors.filter((error) => error.param_name === name);
  const checked = state.status === "idle" ? defaultChecked : state.values[name] === value || (state.status === "done" && defaultChecked);
  return (
    <div className="relative flex gap-2.5">
      <input
        key={String(checked)}
        {...rest}
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={[hint ? `${id}-hint` : "", errors.length ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined}
        aria-invalid={errors.length > 0 || undefined}
        className={
          "peer mt-[0.1563rem] size-[1.125rem] shrink-0 cursor-pointer appearance-none rounded-[0.3125rem] border border-line-strong bg-surface shadow-lift " +
          "transition-colors duration-100 checked:border-accent-edge checked:bg-accent aria-invalid:border-danger-line " +
          "forced-colors:appearance-auto"
        }
      />
      <svg viewBox="0 0 24 24" aria-hidden className="pointer-events-none absolute mt-[0.1563rem] hidden size-[1.125rem] p-[0.125rem] text-on-accent peer-checked:block forced-colors:hidden!">
        <path d="M5 12.5 10 17.5 19.5 7" fill="none" stroke="currentColor" strokeWidth="3.2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <div className="min-w-0">
        <label htmlFor={id} className="block">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-small text-ink-quiet">
            {hint}
          </p>
        ) : null}
        {errors.length ? (
          <p id={`${id}-error`} className="text-small text-danger-ink">
            {errors.map((error) => error.message).join(" ")}
          </p>
        ) : null}
      </div>
    </div>
  );
}
