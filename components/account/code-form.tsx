import type { ReactNode } from "react";
import { Field } from "../form/field";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { ResendButton } from "../form/resend-button";
import { SubmitButton } from "../form/submit-button";
import { CodeInput } from "../ui/code-input";
import { Input } from "../ui/input";

/** What goes with a form unseen: which address, which step. */
export type Hidden = Readonly<Record<string, string>>;

/** Hidden fields of a form. */
export function HiddenFields({ values }: { values: Hidden }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** The field for a code and the button that sends it. */
export function CodeForm({ action, hidden, label, submit }: { action: FormAction; hidden: Hidden; label: string; submit: string }) {
  return (
    <Form action={action}>
      <FormErrors />
      <HiddenFields values={hidden} />
      <Field name="code" label={label}>
        <CodeInput autoFocus required />
      </Field>
      <SubmitButton>{submit}</SubmitButton>
    </Form>
  );
}

/** The field for a backup code, which may hold letters, and the button that sends it. */
export function BackupCodeForm({ action, hidden, label, submit }: { action: FormAction; hidden: Hidden; label: string; submit: string }) {
  return (
    <Form action={action}>
      <FormErrors />
      <HiddenFields values={hidden} />
      <Field name="code" label={label}>
        <Input dir="ltr" autoComplete="off" autoCapitalize="none" autoCorrect="off" spellCheck={false} autoFocus required enterKeyHint="done" />
      </Field>
      <SubmitButton>{submit}</SubmitButton>
    </Form>
  );
}

/**
 * Asks for another code (or link), when the server allows it.
 *
 * @param words.waiting sentence with `{time}` in it
 */
export function ResendForm({
  action,
  hidden,
  secondsLeft,
  words,
}: {
  action: FormAction;
  hidden: Hidden;
  secondsLeft: number;
  words: { resend: string; waiting: string; ready: string };
}) {
  return (
    <Form action={action} id="resend" label={words.resend} className="mt-3 flex flex-col gap-2">
      <FormErrors />
      <HiddenFields values={hidden} />
      {/* Each deadline is a new countdown, also when the page stays. */}
      <ResendButton key={secondsLeft} seconds={secondsLeft} label={words.resend} waiting={words.waiting} ready={words.ready} />
    </Form>
  );
}

/** One button that sends a form with hidden values, and shows what went wrong. */
export function SendForm({
  action,
  id,
  hidden,
  label,
  variant = "primary",
  children,
}: {
  action: FormAction;
  id: string;
  hidden: Hidden;
  label: string;
  variant?: "primary" | "secondary";
  children?: ReactNode;
}) {
  return (
    <Form action={action} id={id} label={label} className="flex flex-col gap-3">
      <FormErrors />
      <HiddenFields values={hidden} />
      {children}
      <SubmitButton variant={variant}>{label}</SubmitButton>
    </Form>
  );
}
