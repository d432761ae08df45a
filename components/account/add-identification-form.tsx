import { Field } from "../form/field";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { Input } from "../ui/input";
import { FormActions } from "./form-actions";
import { WORDS_OF, type IdentificationKind } from "./identification";
import { isolate } from "./isolate";
import type { AccountWords } from "./types";

/** Set aside for fiction, so nobody is called by following an example. */
const EXAMPLE_NUMBER = "+1 201 555 0123";

/** One field for a new email address or phone number. */
export function AddIdentificationForm({ t, kind, action, typed }: { t: AccountWords; kind: IdentificationKind; action: FormAction; typed: string }) {
  const words = WORDS_OF[kind];
  const control = kind === "email_address" ? ({ type: "email", autoComplete: "email", dir: "ltr" } as const) : ({ type: "tel", autoComplete: "tel" } as const);
  return (
    <Form action={action} label={t(`${words}.send`)}>
      <FormErrors />
      <Field name={kind} label={t(`${words}.label`)} hint={kind === "email_address" ? t("email_addresses.hint") : t("phone_numbers.hint", { example: isolate(EXAMPLE_NUMBER) })}>
        <Input {...control} defaultValue={typed} required autoFocus enterKeyHint="send" className="max-w-sm" />
      </Field>
      <FormActions submit={t(`${words}.send`)} cancel={t("form.cancel")} cancelHref="/user" />
    </Form>
  );
}
