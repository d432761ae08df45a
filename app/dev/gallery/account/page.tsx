import { portalFrame, requestManners } from "@/app/frame";
import { ActionButton } from "@/components/form/action-button";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Account } from "@/components/layout/account";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Dialog } from "@/components/ui/dialog";
import { plus } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { FactRow, Row, Rows } from "@/components/ui/rows";
import { Section } from "@/components/ui/section";
import { tryButton, tryForm } from "../actions";
import { galleryPeople, galleryPlaces } from "../places";
import { samples } from "../samples";

export default async function AccountGallery({ searchParams }: { searchParams: Promise<{ edit?: string; confirm?: string }> }) {
  const [frame, { locale }, { edit, confirm }] = await Promise.all([portalFrame(), requestManners(), searchParams]);
  const s = samples[locale];
  const here = "/dev/gallery/account";
  return (
    <Account frame={frame} places={galleryPlaces(s)} current={here} {...galleryPeople(s)} heading={s.profile} intro={s.profileIntro}>
      <Section title={s.name}>
        <Rows>
          <FactRow label={s.picture} action={<LinkButton href="?edit=picture" size="small">{s.edit}</LinkButton>}>
            <Avatar name={s.person} imageUrl={null} size="large" />
          </FactRow>
          <FactRow
            label={s.name}
            action={edit ? null : <LinkButton href="?edit=name" size="small">{s.edit}</LinkButton>}
            open={
              edit === "name" ? (
                <Form action={tryForm} id="name">
                  <FormErrors />
                  <Field name="email_address" label={s.firstName}>
                    <Input autoComplete="given-name" defaultValue={s.person} autoFocus />
                  </Field>
                  <div className="flex gap-2">
                    <SubmitButton wide={false}>{s.save}</SubmitButton>
                    <LinkButton href={here} variant="quiet">{s.cancel}</LinkButton>
                  </div>
                </Form>
              ) : null
            }
          >
            {s.person}
          </FactRow>
          <FactRow label={s.username} action={<LinkButton href="?edit=username" size="small">{s.edit}</LinkButton>}>
            <bdi>ada</bdi>
          </FactRow>
        </Rows>
      </Section>
      <Section title={s.addresses} description={s.addressesText} action={<LinkButton href="?edit=add" size="small" icon={plus}>{s.add}</LinkButton>}>
        <Rows>
          <Row title={<bdi>ada@example.com</bdi>} badges={<Badge tone="accent">{s.primary}</Badge>} />
          <Row title={<bdi>countess.of.lovelace@analytical-engine.example</bdi>} action={<ActionButton action={tryButton}>{s.makePrimary}</ActionButton>} />
          <Row title={<bdi>new@example.com</bdi>} badges={<Badge tone="caution">{s.unverified}</Badge>} action={<ActionButton action={tryButton}>{s.verify}</ActionButton>} />
        </Rows>
      </Section>
      <Section title={s.deleteAction} description={s.deleteText} action={<LinkButton href="?confirm=delete" variant="danger-quiet" size="small">{s.deleteAction}</LinkButton>} />
      {confirm ? (
        <Dialog title={s.deleteTitle} description={<p>{s.deleteText}</p>} closeHref={here}>
          <div className="flex justify-end gap-2">
            <LinkButton href={here}>{s.keep}</LinkButton>
            <ActionButton action={tryButton} variant="danger" size="regular">{s.deleteAction}</ActionButton>
          </div>
        </Dialog>
      ) : null}
    </Account>
  );
}
