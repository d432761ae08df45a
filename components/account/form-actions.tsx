import type { ReactNode } from "react";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";

/** The end of a form that opened in place: the one action, and the way back without it. */
export function FormActions({ submit, cancel, cancelHref, danger = false, children }: { submit: string; cancel: string; cancelHref: string; danger?: boolean; children?: ReactNode }) {
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2">
      <SubmitButton wide={false} variant={danger ? "danger" : "primary"}>
        {submit}
      </SubmitButton>
      <LinkButton href={cancelHref} variant="quiet">
        {cancel}
      </LinkButton>
      {children}
    </div>
  );
}
