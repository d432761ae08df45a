import { Field } from "../form/field";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { Input } from "../ui/input";
import { FormActions } from "./form-actions";
import type { AccountWords } from "./types";

type NameField = { name: "first_name" | "last_name"; value: string; required: boolean; autoComplete: "given-name" | "family-name" };

/** First and last name, as far as the instance asks for them. */
export function NameForm({ t, action, fields, cancelHref }: { t: AccountWords; action: FormAction; fields: readonly NameField[]; cancelHref: string }) {
  return (
    <Form action={action} label={t("name.save")}>
      <FormErrors />
      <div className="grid gap-x-4 sm:grid-cols-2">
        {fields.map(({ name, value, required, autoComplete }, index) => (
          <Field key={name} name={name} label={t(`name.${name}`)} optional={!required}>
            <Input defaultValue={value} required={required} autoComplete={autoComplete} autoFocus={index === 0} dir="auto" />
          </Field>
        ))}
      </div>
      <FormActions submit={t("name.save")} cancel={t("form.cancel")} cancelHref={cancelHref} />
    </Form>
  );
}
