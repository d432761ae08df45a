import type { ReactNode } from "react";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { HiddenFields, type Hidden } from "./code-form";
import { FormActions } from "./form-actions";
import { OpenedHeading } from "./opened-heading";

/** A question that opened in place, with what will happen, the action, and the way back. Takes the focus when it opens. */
export function Confirmation({
  action,
  hidden = {},
  title,
  text,
  submit,
  cancel,
  cancelHref,
  danger = true,
  children,
}: {
  action: FormAction;
  hidden?: Hidden;
  title: string;
  text?: ReactNode;
  submit: string;
  cancel: string;
  cancelHref: string;
  /** Draws the action in the colour of what cannot be undone. */
  danger?: boolean;
  children?: ReactNode;
}) {
  return (
    <div id="edit" className="scroll-mt-28">
      <OpenedHeading>{title}</OpenedHeading>
      {text ? <div className="mt-1 text-ink-quiet">{text}</div> : null}
      <Form action={action} label={title} className="mt-4 flex flex-col gap-3">
        <FormErrors />
        <HiddenFields values={hidden} />
        {children}
        <FormActions danger={danger} submit={submit} cancel={cancel} cancelHref={cancelHref} />
      </Form>
    </div>
  );
}
