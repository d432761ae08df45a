import { Checkbox } from "../ui/checkbox";
import { Field } from "../form/field";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { LinkButton } from "../ui/link-button";
import { PasswordInput } from "../ui/password-input";
import { Section } from "../ui/section";
import { StrengthMeter } from "../ui/strength-meter";
import { TextLink } from "../ui/text-link";
import { Time } from "../ui/time";
import { FormActions } from "./form-actions";
import { HiddenIdentifier } from "./hidden-identifier";
import type { Clock, SecurityWords } from "./types";

export type PasswordFacts = { enabled: boolean; changedAt: Date | null; identifier: string; rule: { min_length: number; max_bytes: number } };

/** The password: when it was changed, and the form that changes it or sets the first one. */
export function PasswordSection({
  t,
  clock,
  password,
  action,
  editing,
  signOutOthers,
  cancel,
}: {
  t: SecurityWords;
  clock: Clock;
  password: PasswordFacts;
  action: FormAction;
  editing: boolean;
  /** Whether the box is ticked at first. */
  signOutOthers: boolean;
  cancel: string;
}) {
  return (
    <Section
      id="password"
      title={t("password.title")}
      description={<PasswordState t={t} clock={clock} password={password} />}
      action={
        editing ? null : (
          <LinkButton size="small" href="/user/security?edit=password">
            {t(password.enabled ? "password.change" : "password.add")}
          </LinkButton>
        )
      }
    >
      {editing ? (
        <div className="rounded-surface bg-sunken p-4 sm:p-5">
          <PasswordForm t={t} password={password} action={action} signOutOthers={signOutOthers} cancel={cancel} />
        </div>
      ) : null}
    </Section>
  );
}

function PasswordState({ t, clock, password }: { t: SecurityWords; clock: Clock; password: PasswordFacts }) {
  if (!password.enabled) return t("password.none");
  const { changedAt } = password;
  if (!changedAt) return t("password.set_long_ago");
  return t.rich("password.changed", { when: () => <Time date={changedAt} {...clock} /> });
}

function PasswordForm({ t, password, action, signOutOthers, cancel }: { t: SecurityWords; password: PasswordFacts; action: FormAction; signOutOthers: boolean; cancel: string }) {
  const labels = [t("password.strength_0"), t("password.strength_1"), t("password.strength_2"), t("password.strength_3"), t("password.strength_4")] as const;
  const rule = t("password.rule", { min_length: String(password.rule.min_length), max_bytes: String(password.rule.max_bytes) });
  return (
    <Form action={action} label={t("password.save")} className="flex max-w-sm flex-col gap-3">
      <FormErrors />
      <HiddenIdentifier value={password.identifier} />
      {/* Tells “not ticked” from “not sent yet” when the person comes back from confirming who they are. */}
      <input type="hidden" name="sent" value="true" />
      {password.enabled ? (
        <Field
          name="current_password"
          label={t("password.current")}
          labelAside={
            <TextLink quiet href="/sign-in/forgot">
              {t("password.forgotten")}
            </TextLink>
          }
        >
          <PasswordInput autoComplete="current-password" required autoFocus />
        </Field>
      ) : null}
      <Field name="new_password" label={t("password.new")} hint={rule}>
        <PasswordInput autoComplete="new-password" required autoFocus={!password.enabled} />
      </Field>
      <StrengthMeter inputId="new_password" endpoint="/password-strength" labels={labels} />
      <Checkbox name="sign_out_of_other_sessions" label={t("password.sign_out_others")} hint={t("password.sign_out_others_hint")} defaultChecked={signOutOthers} />
      <FormActions submit={t("password.save")} cancel={cancel} cancelHref="/user/security" />
    </Form>
  );
}
