"use client";

import { createContext, use } from "react";
import type { FormState } from "@/lib/http/form-state";

/** What a form knows and its parts read. `prefix` keeps ids apart when a page holds several forms. */
export type FormFacts = { state: FormState; prefix: string; pending: boolean };

export const idleFormState: FormState = { status: "idle", values: {}, errors: [], notice: null, retry_after_seconds: null };

export const FormContext = createContext<FormFacts>({ state: idleFormState, prefix: "", pending: false });

/** The facts of the form around; an idle form when there is none. */
export function useFormFacts(): FormFacts {
  return use(FormContext);
}

/** The id of a field's control, so that summaries, labels and tests can name it: the field's own name, prefixed by the form's id. */
export function controlId(prefix: string, name: string): string {
  return prefix ? `${prefix}-${name}` : name;
}
