"use client";

import { useActionState, useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from "react";
import type { FormState } from "@/lib/http/form-state";
import { useWords } from "../ui/words";
import { FormContext, idleFormState } from "./form-context";

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

/**
 * A form bound to a server action. Without JavaScript it is a plain POST and the server draws the same page with the
 * errors in it; with JavaScript the page stays. After an error the focus goes to the first field in error, or to the
 * summary when no field is to blame. `values` that the action echoes are kept; secrets are never echoed.
 */
export function Form({
  action,
  id,
  initial = idleFormState,
  className = "flex flex-col gap-2.5",
  label,
  children,
}: {
  action: FormAction;
  id?: string;
  initial?: FormState;
  className?: string;
  /** Accessible name, for pages with several forms. */
  label?: string;
  children: ReactNode;
}) {
  const [answered, submit, pending] = useActionState(action, initial);
  const [offline, setOffline] = useState<FormState | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const words = useWords();
  const state = offline ?? answered;
  const facts = useMemo(() => ({ state, prefix: id ?? "", pending }), [state, id, pending]);

  useEffect(() => {
    if (state.status !== "error") return;
    const target = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? form.current?.querySelector<HTMLElement>("[data-form-errors]");
    target?.focus();
  }, [state]);

  function guard(event: FormEvent<HTMLFormElement>) {
    if (pending) return event.preventDefault();
    if (navigator.onLine) return setOffline(null);
    // A server action that cannot reach its server would take the whole page down; the form and its input stay instead.
    event.preventDefault();
    setOffline({ ...idleFormState, status: "error", errors: [{ code: "offline", param_name: null, message: words.offline }] });
  }

  return (
    <FormContext value={facts}>
      <form ref={form} id={id} action={submit} onSubmit={guard} aria-label={label} aria-busy={pending || undefined} className={className} noValidate>
        {children}
      </form>
    </FormContext>
  );
}
