import type { FormAction } from "../form/form";
import { Icon } from "../ui/icon";
import { mail, phone, plus } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { Row, Rows } from "../ui/rows";
import { Section } from "../ui/section";
import { AddIdentificationForm } from "./add-identification-form";
import { EDIT_OF, WORDS_OF, type Identification, type IdentificationEditing, type IdentificationKind } from "./identification";
import { IdentificationRow } from "./identification-row";
import type { AccountWords } from "./types";

export type IdentificationActions = { add: FormAction; remove: FormAction; makePrimary: FormAction };

/**
 * All email addresses, or all phone numbers, of a person.
 *
 * @param typed what stood in the field for a new one before the person had to confirm who they are
 */
export function IdentificationSection({
  t,
  kind,
  items,
  actions,
  editing,
  typed,
  mayAdd,
}: {
  t: AccountWords;
  kind: IdentificationKind;
  items: readonly Identification[];
  actions: IdentificationActions;
  editing: IdentificationEditing;
  typed: string;
  mayAdd: boolean;
}) {
  const words = WORDS_OF[kind];
  const addButton = (
    <LinkButton size="small" icon={plus} href={`/user?edit=${EDIT_OF[kind].add}`}>
      {t(`${words}.add`)}
    </LinkButton>
  );
  return (
    <Section id={words.replace("_", "-")} title={t(`${words}.title`)} description={t(`${words}.description`)} action={mayAdd && !editing.add ? addButton : null}>
      {editing.add ? (
        <div id="edit" className={`scroll-mt-28 rounded-surface bg-sunken p-4 sm:p-5 ${items.length > 0 ? "mb-4" : ""}`}>
          <AddIdentificationForm t={t} kind={kind} action={actions.add} typed={typed} />
        </div>
      ) : null}
      {items.length > 0 ? (
        <Rows label={t(`${words}.title`)}>
          {items.map((item) => (
            <IdentificationRow key={item.id} t={t} item={item} actions={actions} question={editing.id === item.id ? editing.question : null} />
          ))}
        </Rows>
      ) : editing.add ? null : (
        <Rows label={t(`${words}.title`)}>
          <Row media={<Icon shape={kind === "email_address" ? mail : phone} className="mt-0.5" />} title={t(`${words}.empty_title`)} details={t(`${words}.empty`)} />
        </Rows>
      )}
    </Section>
  );
}
