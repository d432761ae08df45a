import { Confirmation } from "../account/confirmation";
import { FormActions } from "../account/form-actions";
import { OpenedHeading } from "../account/opened-heading";
import { Facts } from "../account/session-list";
import type { Clock } from "../account/types";
import { Field } from "../form/field";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { ShownOnce } from "../form/shown-once";
import { EmptyState } from "../ui/empty-state";
import { key as keySign, plus } from "../ui/icons";
import { Input } from "../ui/input";
import { LinkButton } from "../ui/link-button";
import { Row, Rows } from "../ui/rows";
import { Section } from "../ui/section";
import { Time } from "../ui/time";
import type { KeysWords } from "./types";

export type SecretKeyItem = { id: string; name: string; hint: string; createdAt: Date; lastUsedAt: Date | null };

type Props = {
  t: KeysWords;
  clock: Clock;
  path: string;
  items: readonly SecretKeyItem[];
  creating: boolean;
  revokingId: string | undefined;
  /** What the new key was to be called, before the person had to confirm that it is them. */
  name: string | undefined;
  actions: { create: FormAction; revoke: FormAction };
};

/** The secret keys of apps' servers: a row each, and the form for another. */
export function SecretKeyList({ t, clock, path, items, creating, revokingId, name, actions }: Props) {
  const add = creating ? null : (
    <LinkButton size="small" icon={plus} href={`${path}?edit=create#edit`}>
      {t("secret.add")}
    </LinkButton>
  );
  return (
    <Section id="secret-keys" title={t("secret.title")} description={t("secret.description")} action={items.length > 0 ? add : null}>
      {creating ? <NewKey t={t} path={path} name={name} action={actions.create} /> : null}
      {items.length === 0 && !creating ? (
        <EmptyState shape={keySign} title={t("secret.none_title")} action={add}>
          {t("secret.none")}
        </EmptyState>
      ) : null}
      {items.length > 0 ? (
        <Rows label={t("secret.title")}>
          {items.map((item) => (
            <KeyRow key={item.id} t={t} clock={clock} path={path} item={item} open={item.id === revokingId} action={actions.revoke} />
          ))}
        </Rows>
      ) : null}
    </Section>
  );
}

function NewKey({ t, path, name, action }: { t: KeysWords; path: string; name: string | undefined; action: FormAction }) {
  return (
    <div id="edit" className="mb-6 scroll-mt-28 rounded-surface border border-line bg-raised p-5">
      <OpenedHeading>{t("secret.add")}</OpenedHeading>
      <Form action={action} id="new-key" label={t("secret.add")} className="mt-4 flex flex-col gap-2.5">
        <FormErrors />
        <ShownOnce name="secret" label={t("secret.made")} warning={t("secret.shown_once")} done={t("secret.kept")} doneHref={path}>
          <Field name="name" label={t("secret.name")} hint={t("secret.name_hint")}>
            <Input defaultValue={name} required maxLength={64} autoComplete="off" autoFocus />
          </Field>
          <FormActions submit={t("secret.create")} cancel={t("cancel")} cancelHref={path} />
        </ShownOnce>
      </Form>
    </div>
  );
}

function KeyRow({ t, clock, path, item, open, action }: { t: KeysWords; clock: Clock; path: string; item: SecretKeyItem; open: boolean; action: FormAction }) {
  return (
    <Row
      id={item.id}
      title={<bdi>{item.name}</bdi>}
      details={
        <Facts>
          <bdi dir="ltr" className="figures">
            {item.hint}
          </bdi>
          <span>{t.rich("secret.created", { when: () => <Time date={item.createdAt} {...clock} /> })}</span>
          <span>{item.lastUsedAt ? t.rich("secret.last_used", { when: () => <Time date={item.lastUsedAt as Date} {...clock} /> }) : t("secret.never_used")}</span>
        </Facts>
      }
      action={
        open ? null : (
          <LinkButton size="small" href={`${path}?edit=revoke&secret_key_id=${item.id}#edit`} aria-label={t("secret.revoke_name", { name: item.name })}>
            {t("secret.revoke")}
          </LinkButton>
        )
      }
      open={
        open ? (
          <Confirmation
            action={action}
            hidden={{ secret_key_id: item.id }}
            title={t("secret.revoke_title", { name: item.name })}
            text={t("secret.revoke_text")}
            submit={t("secret.revoke")}
            cancel={t("cancel")}
            cancelHref={path}
          />
        ) : undefined
      }
    />
  );
}
