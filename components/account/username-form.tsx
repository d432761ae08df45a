import { Field } from "../form/field";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { SubmitButton } from "../form/submit-button";
import { Input } from "../ui/input";
import { FormActions } from "./form-actions";
import type { AccountWords } from "./types";

/** The username; with `removeAction` it can be given up, too. */
export function UsernameForm({
  t,
  action,
  removeAction,
  value,
  length,
  cancelHref,
}: {
  t: AccountWords;
  action: FormAction;
  removeAction: FormAction | null;
  value: string;
  length: { min_length: number; max_length: number };
  cancelHref: string;
}) {
  return (
    <>
      <Form action={action} label={t("username.save")}>
        <FormErrors />
        <Field name="username" label={t("username.label")} hint={t("username.hint", { min_length: String(length.min_length), max_length: String(length.max_length) })}>
          <Input defaultValue={value} required autoComplete="username" autoFocus dir="ltr" className="max-w-sm" />
        </Field>
        <FormActions submit={t("username.save")} cancel={t("form.cancel")} cancelHref={cancelHref} />
      </Form>
      {removeAction ? (
        <Form action={removeAction} id="remove-username" label={t("username.remove")} className="mt-3 flex flex-col items-start gap-2">
          <FormErrors />
          <SubmitButton variant="danger-quiet" size="small" wide={false} className="-ms-3">
            {t("username.remove")}
          </SubmitButton>
        </Form>
      ) : null}
    </>
  );
}
