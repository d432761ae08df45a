import { Field } from "../form/field";
import type { FormAction } from "../form/form";
import { Input } from "../ui/input";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";
import { Confirmation } from "./confirmation";
import { isolate } from "./isolate";
import type { SecurityWords } from "./types";

export type Belongings = { email_addresses: number; phone_numbers: number; external_accounts: number; sessions: number };

/** Deletes the account, after saying what goes with it and having the person type who they are. */
export function DeleteSection({
  t,
  allowed,
  belongings,
  word,
  typed,
  action,
  editing,
  cancel,
}: {
  t: SecurityWords;
  allowed: boolean;
  belongings: Belongings;
  /** What the person types to confirm. */
  word: string;
  typed: string;
  action: FormAction;
  editing: boolean;
  cancel: string;
}) {
  if (!allowed) return <Section id="delete" title={t("delete.title")} description={t("delete.disabled")} />;
  return (
    <Section
      id="delete"
      title={t("delete.title")}
      description={t("delete.description")}
      action={
        editing ? null : (
          <LinkButton size="small" variant="danger-quiet" href="/user/security?edit=delete">
            {t("delete.action")}
          </LinkButton>
        )
      }
    >
      {editing ? (
        <div className="rounded-surface bg-danger-tint p-4 sm:p-5">
          <Confirmation action={action} title={t("delete.goes_title")} text={<Losses t={t} belongings={belongings} />} submit={t("delete.confirm")} cancel={cancel} cancelHref="/user/security">
            <Field name="confirmation" label={t("delete.confirmation", { word: isolate(word) })}>
              <Input defaultValue={typed} required autoComplete="off" autoCapitalize="none" spellCheck={false} dir="auto" className="max-w-sm" />
            </Field>
          </Confirmation>
        </div>
      ) : null}
    </Section>
  );
}

function Losses({ t, belongings }: { t: SecurityWords; belongings: Belongings }) {
  const kinds = ["email_addresses", "phone_numbers", "external_accounts", "sessions"] as const;
  return (
    <>
      <ul className="mt-2 flex list-disc flex-col gap-1 ps-5 text-ink">
        <li>{t("delete.goes_profile")}</li>
        {kinds.map((kind) => (belongings[kind] > 0 ? <li key={kind}>{t(`delete.goes_${kind}`, { count: belongings[kind] })}</li> : null))}
        <li>{t("delete.goes_log")}</li>
      </ul>
      <p className="mt-3 text-ink">{t("delete.goes_apps")}</p>
      <p className="mt-2">
        <TextLink href="/user/security#data">{t("delete.download_first")}</TextLink>
      </p>
    </>
  );
}
