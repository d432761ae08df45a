import type { Metadata } from "next";
import { param, type Search } from "@/app/(portal)/user/search";
import { HiddenFields } from "@/components/account/code-form";
import { BackLink } from "@/components/dashboard/back-link";
import { Fact, Facts } from "@/components/dashboard/facts";
import { WebhookAttemptTable } from "@/components/dashboard/webhook-attempt-table";
import { WebhookDeliveryStatus } from "@/components/dashboard/webhook-delivery-status";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { pageContext, requireAdministratorContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { getWebhookDelivery } from "@/lib/resources/webhook-deliveries/get";
import { isSecretType } from "@/lib/webhooks/types";
import { dashboardClock } from "../../../../clock";
import { DashboardPage } from "../../../../dashboard-page";
import { replay } from "../../../actions";
import { orNotFound, pathOf } from "../../items";

type Props = { params: Promise<{ id: string; delivery_id: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "webhooks")("deliveries.title") };
}

/** One message to one endpoint, with every attempt at it. `?sent_after=` says after which attempt it was asked for anew. */
export default async function WebhookDeliveryPage({ params, searchParams }: Props) {
  const [{ id, delivery_id }, search] = await Promise.all([params, searchParams]);
  const ctx = await requireAdministratorContext(`${pathOf(id)}/deliveries/${encodeURIComponent(delivery_id)}`);
  const t = getTranslator(ctx.request.locale, "webhooks");
  const [delivery, clock] = await Promise.all([orNotFound(getWebhookDelivery(ctx, { webhook_delivery_id: delivery_id })), dashboardClock(ctx)]);
  const attempts = delivery.attempts_made.map((each) => ({
    number: each.number,
    startedAt: new Date(each.started_at),
    durationMs: each.duration_ms,
    responseStatus: each.response_status,
    responseExcerpt: each.response_excerpt,
    error: each.error,
  }));
  return (
    <DashboardPage ctx={ctx} place="/dashboard/webhooks" heading={delivery.event_type} intro={<BackLink href={`${pathOf(delivery.webhook_endpoint_id)}#deliveries`}>{t("deliveries.title")}</BackLink>}>
      {param(search, "sent_after") === String(delivery.attempts) ? <Notice>{t("delivery.replaying")}</Notice> : null}
      <div className="flex flex-col gap-4">
        <Facts>
          <Fact label={t("deliveries.status")}>
            <WebhookDeliveryStatus t={t} status={delivery.status} />
          </Fact>
          <Fact label={t("delivery.created")}>
            <Time date={new Date(delivery.created_at)} {...clock} />
          </Fact>
          <Fact label={t("delivery.message_id")}>
            <bdi className="figures break-all">{delivery.message_id}</bdi>
          </Fact>
          {delivery.next_attempt_at === null ? null : (
            <Fact label={t("delivery.next")}>
              <Time date={new Date(delivery.next_attempt_at)} {...clock} />
            </Fact>
          )}
          {delivery.user_id === null ? null : (
            <Fact label={t("delivery.user")}>
              <TextLink href={`/dashboard/users/${delivery.user_id}`}>
                <bdi className="break-all">{delivery.user_id}</bdi>
              </TextLink>
            </Fact>
          )}
        </Facts>
        <Form action={replay} label={t("delivery.replay")} className="flex flex-col items-start">
          <FormErrors />
          <HiddenFields values={{ webhook_delivery_id: delivery.id }} />
          <SubmitButton size="small" wide={false} variant="secondary">
            {t("delivery.replay")}
          </SubmitButton>
        </Form>
      </div>
      <WebhookAttemptTable t={t} clock={clock} items={attempts} note={isSecretType(delivery.event_type) ? t("delivery.not_kept") : undefined} />
    </DashboardPage>
  );
}
