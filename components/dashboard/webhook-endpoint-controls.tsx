import { Confirmation } from "../account/confirmation";
import { HiddenFields } from "../account/code-form";
import { FormActions } from "../account/form-actions";
import { OpenedHeading } from "../account/opened-heading";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { ShownOnce } from "../form/shown-once";
import { LinkButton } from "../ui/link-button";
import type { WebhooksWords } from "./types";

export type EndpointQuestion = "rotate" | "turn_off" | "turn_on" | "delete";

type Props = { t: WebhooksWords; path: string; id: string; disabled: boolean; question: EndpointQuestion | undefined; actions: { rotate: FormAction; turnOff: FormAction; turnOn: FormAction; remove: FormAction } };

/** What can be done with an endpoint, or the question that is open. */
export function WebhookEndpointControls({ t, path, id, disabled, question, actions }: Props) {
  const hidden = { webhook_endpoint_id: id };
  const common = { hidden, cancel: t("cancel"), cancelHref: path };
  if (question === "rotate") return <NewSecret t={t} path={path} hidden={hidden} action={actions.rotate} />;
  if (question === "turn_off") return <Confirmation {...common} danger={false} action={actions.turnOff} title={t("endpoint.turn_off_title")} text={t("endpoint.turn_off_text")} submit={t("endpoint.turn_off")} />;
  if (question === "turn_on") return <Confirmation {...common} danger={false} action={actions.turnOn} title={t("endpoint.turn_on_title")} text={t("endpoint.turn_on_text")} submit={t("endpoint.turn_on")} />;
  if (question === "delete") return <Confirmation {...common} action={actions.remove} title={t("endpoint.delete_title")} text={t("endpoint.delete_text")} submit={t("endpoint.delete")} />;
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton size="small" href={`${path}?edit=endpoint#edit`}>
        {t("endpoint.edit")}
      </LinkButton>
      <LinkButton size="small" href={`${path}?edit=rotate#edit`}>
        {t("endpoint.rotate")}
      </LinkButton>
      <LinkButton size="small" href={`${path}?edit=${disabled ? "turn_on" : "turn_off"}#edit`}>
        {t(disabled ? "endpoint.turn_on" : "endpoint.turn_off")}
      </LinkButton>
      <LinkButton size="small" variant="quiet" href={`${path}?edit=delete#edit`}>
        {t("endpoint.delete")}
      </LinkButton>
    </div>
  );
}

function NewSecret({ t, path, hidden, action }: { t: WebhooksWords; path: string; hidden: Record<string, string>; action: FormAction }) {
  return (
    <div id="edit" className="max-w-2xl scroll-mt-28">
      <OpenedHeading>{t("endpoint.rotate_title")}</OpenedHeading>
      <p className="mt-1 text-ink-quiet">{t("endpoint.rotate_text")}</p>
      <Form action={action} label={t("endpoint.rotate_title")} className="mt-4 flex flex-col gap-3">
        <FormErrors />
        <ShownOnce name="secret" label={t("form.secret")} warning={t("form.shown_once")} done={t("form.kept")} doneHref={path}>
          <HiddenFields values={hidden} />
          <FormActions submit={t("endpoint.rotate")} cancel={t("cancel")} cancelHref={path} />
        </ShownOnce>
      </Form>
    </div>
  );
}
