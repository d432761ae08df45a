import { FormActions } from "../account/form-actions";
import { HiddenFields, type Hidden } from "../account/code-form";
import { OpenedHeading } from "../account/opened-heading";
import { Field } from "../form/field";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { ShownOnce } from "../form/shown-once";
import { Input } from "../ui/input";
import type { WebhooksWords } from "./types";
import { WebhookEventBoxes } from "./webhook-event-boxes";

/** What the fields hold at first. */
export type EndpointDraft = { url: string; description: string; eventTypes: readonly string[] };

/** Where an endpoint is and what it is told of: for a new one, whose secret is then shown, or for one that there is. */
export function WebhookEndpointForm({ t, title, submit, path, action, hidden = {}, types, draft }: { t: WebhooksWords; title: string; submit: string; path: string; action: FormAction; hidden?: Hidden; types: readonly string[]; draft: EndpointDraft }) {
  return (
    <div id="edit" className="mb-6 max-w-2xl scroll-mt-28 rounded-surface border border-line bg-raised p-5">
      <OpenedHeading>{title}</OpenedHeading>
      <Form action={action} id="endpoint" label={title} className="mt-4 flex flex-col gap-2.5">
        <FormErrors />
        <ShownOnce name="secret" label={t("form.secret")} warning={t("form.shown_once")} done={t("form.kept")} doneHref={path}>
          <HiddenFields values={hidden} />
          <Field name="url" label={t("form.url")} hint={t("form.url_hint")}>
            <Input type="url" dir="ltr" defaultValue={draft.url} required maxLength={2048} autoComplete="off" />
          </Field>
          <Field name="description" label={t("form.description")} optional tight>
            <Input defaultValue={draft.description} maxLength={256} autoComplete="off" />
          </Field>
          <WebhookEventBoxes legend={t("form.events")} hint={t("form.events_hint")} types={types} chosen={draft.eventTypes} />
          <FormActions submit={submit} cancel={t("cancel")} cancelHref={path} />
        </ShownOnce>
      </Form>
    </div>
  );
}
