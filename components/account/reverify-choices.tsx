import { Field } from "../form/field";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";
import { PasswordInput } from "../ui/password-input";
import { TextLink } from "../ui/text-link";
import { HiddenFields, SendForm, type Hidden } from "./code-form";
import { HiddenIdentifier } from "./hidden-identifier";
import { isolate } from "./isolate";
import type { AccountWords } from "./types";

/** A place that a code can go to. */
export type CodeTarget = { id: string; kind: "email_address" | "phone_number"; safeIdentifier: string };

/** Confirm with the password. */
export function ReverifyWithPassword({ t, action, hidden, identifier }: { t: AccountWords; action: FormAction; hidden: Hidden; identifier: string }) {
  return (
    <Form action={action} label={t("reverify.title")}>
      <FormErrors />
      <HiddenFields values={hidden} />
      <HiddenIdentifier value={identifier} />
      <Field name="password" label={t("reverify.password")}>
        <PasswordInput autoComplete="current-password" required autoFocus />
      </Field>
      <SubmitButton>{t("reverify.continue")}</SubmitButton>
    </Form>
  );
}

/** Have a code sent to one of the addresses or numbers; the first is the natural choice when nothing else is offered. */
export function ReverifyTargets({ t, action, hidden, targets, prominent }: { t: AccountWords; action: FormAction; hidden: Hidden; targets: readonly CodeTarget[]; prominent: boolean }) {
  return (
    <div className="flex flex-col gap-2.5">
      {targets.map((target, index) => (
        <SendForm
          key={target.id}
          action={action}
          id={`send-${target.id}`}
          hidden={{ ...hidden, [`${target.kind}_id`]: target.id }}
          label={t(target.kind === "email_address" ? "reverify.send_email" : "reverify.send_phone", { identifier: isolate(target.safeIdentifier) })}
          variant={prominent && index === 0 ? "primary" : "secondary"}
        />
      ))}
    </div>
  );
}

/** Other ways to confirm that need nothing sent. */
export function ReverifyWays({ ways }: { ways: readonly { href: string; label: string }[] }) {
  return ways.map(({ href, label }) => (
    <LinkButton key={href} href={href} variant="secondary" wide>
      {label}
    </LinkButton>
  ));
}

/** Below the form: the other ways to confirm, and the way back without it. */
export function ReverifyFooter({ t, cancelHref, passwordHref }: { t: AccountWords; cancelHref: string; passwordHref: string | null }) {
  return (
    <>
      {passwordHref ? (
        <p>
          <TextLink href={passwordHref}>{t("reverify.use_password")}</TextLink>
        </p>
      ) : null}
      <p>
        <TextLink quiet href={cancelHref}>
          {t("reverify.cancel")}
        </TextLink>
      </p>
    </>
  );
}
