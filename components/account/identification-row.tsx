import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { SubmitButton } from "../form/submit-button";
import { Badge } from "../ui/badge";
import { LinkButton } from "../ui/link-button";
import { Row } from "../ui/rows";
import { Confirmation } from "./confirmation";
import { EDIT_OF, verifyPath, WORDS_OF, type Identification, type IdentificationEditing } from "./identification";
import { isolate } from "./isolate";
import type { AccountWords } from "./types";

/** One address or number: what it is to the account, and what can be done with it. */
export function IdentificationRow({
  t,
  item,
  actions,
  question,
}: {
  t: AccountWords;
  item: Identification;
  actions: { remove: FormAction; makePrimary: FormAction };
  /** The question that is open about it. */
  question: IdentificationEditing["question"];
}) {
  const identifier = isolate(item.identifier);
  return (
    <Row
      title={<bdi className="figures break-all">{item.identifier}</bdi>}
      badges={
        <>
          {item.primary ? <Badge tone="accent">{t("identification.primary")}</Badge> : null}
          {item.verified ? null : <Badge tone="caution">{t("identification.unverified")}</Badge>}
        </>
      }
      details={item.linked ? t("identification.linked") : undefined}
      action={
        question ? null : (
          <>
            {item.verified ? null : (
              <LinkButton size="small" href={verifyPath(item)} aria-label={t("identification.verify_name", { identifier })}>
                {t("identification.verify")}
              </LinkButton>
            )}
            {item.verified && !item.primary ? <MakePrimary t={t} item={item} action={actions.makePrimary} /> : null}
            <LinkButton
              size="small"
              variant="quiet"
              className="max-sm:first:-ms-3"
              href={`/user?edit=${EDIT_OF[item.kind].remove}&${item.kind}_id=${item.id}`}
              aria-label={t("identification.remove_name", { identifier })}
            >
              {t("identification.remove")}
            </LinkButton>
          </>
        )
      }
      open={question ? <Question t={t} item={item} actions={actions} question={question} /> : undefined}
    />
  );
}

function MakePrimary({ t, item, action }: { t: AccountWords; item: Identification; action: FormAction }) {
  return (
    <Form action={action} id={`primary-${item.id}`} label={t("identification.make_primary_name", { identifier: isolate(item.identifier) })} className="flex flex-col gap-2">
      <FormErrors />
      <input type="hidden" name={`${item.kind}_id`} value={item.id} />
      {/* Whoever must confirm first who they are comes back to this question. */}
      <input type="hidden" name="edit" value={EDIT_OF[item.kind].makePrimary} />
      <SubmitButton variant="secondary" size="small" wide={false} aria-label={t("identification.make_primary_name", { identifier: isolate(item.identifier) })}>
        {t("identification.make_primary")}
      </SubmitButton>
    </Form>
  );
}

function Question({ t, item, actions, question }: { t: AccountWords; item: Identification; actions: { remove: FormAction; makePrimary: FormAction }; question: "remove" | "makePrimary" }) {
  const words = WORDS_OF[item.kind];
  const identifier = isolate(item.identifier);
  const common = { hidden: { [`${item.kind}_id`]: item.id }, cancel: t("form.cancel"), cancelHref: "/user" };
  if (question === "makePrimary") {
    return <Confirmation {...common} action={actions.makePrimary} title={t("identification.make_primary_name", { identifier })} submit={t("identification.make_primary")} danger={false} />;
  }
  return <Confirmation {...common} action={actions.remove} title={t(`${words}.remove_title`, { identifier })} text={t(`${words}.remove_text`)} submit={t(`${words}.remove`)} />;
}
