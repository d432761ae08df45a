import { Field } from "../form/field";
import { PasswordInput } from "../ui/password-input";
import { StrengthMeter } from "../ui/strength-meter";

export type StrengthLabels = readonly [string, string, string, string, string];

/** A new password: what it must be stands below it, and with JavaScript how strong it is. */
export function NewPasswordField({ label, hint, strength, autoFocus = false }: { label: string; hint: string; strength: StrengthLabels; autoFocus?: boolean }) {
  return (
    <div>
      <Field name="password" label={label} hint={hint}>
        <PasswordInput autoComplete="new-password" required autoFocus={autoFocus} enterKeyHint="done" />
      </Field>
      <div className="pt-2.5">
        <StrengthMeter inputId="password" endpoint="/password-strength" labels={strength} />
      </div>
    </div>
  );
}
