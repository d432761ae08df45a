import type { Metadata } from "next";
import { param, pathWith, type Search } from "@/app/(portal)/user/search";
import { Confirmation } from "@/components/account/confirmation";
import { BackLink } from "@/components/dashboard/back-link";
import { WebhookDeliveryTable } from "@/components/dashboard/webhook-delivery-table";
import { WebhookEndpointControls, type EndpointQuestion } from "@/components/dashboard/webhook-endpoint-controls";
import { WebhookEndpointFacts } from "@/components/dashboard/webhook-endpoint-facts";
import { WebhookEndpointForm } from "@/components/dashboard/webhook-endpoint-form";
import { Notice } from "@/components/ui/notice";
import { pageContext, requireAdministratorContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { listWebhookDeliveries } from "@/lib/resources/webhook-deliveries/list";
import { DELIVERY_STATUSES } from "@/lib/resources/webhook-deliveries/serializer";
import { getWebhookEndpoint } from "@/lib/resources/webhook-endpoints/get";
import { WEBHOOK_EVENT_TYPES } from "@/lib/webhooks/types";
import { dashboardClock } from "../../clock";
import { DashboardPage } from "../../dashboard-page";
import { removeEndpoint, replayFailed, rotateSecret, saveEndpoint, turnOff, turnOn } from "../actions";
import { typedDraft } from "../endpoint-input";
import { factsOf, itemOf, orNotFound, pathOf } from "./items";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> };

const DELIVERIES_A_PAGE = 50;
const CURSOR = /^\d{1,18}$/;
const QUESTIONS: readonly EndpointQuestion[] = ["rotate", "turn_off", "turn_on", "delete"];

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "webhooks")("title") };
}

/** One endpoint and what it was told. `?edit=` says what is open, `?status=` and `?before=` which deliveries are shown. */
export default async function WebhookEndpointPage({ params, searchParams }: Props) {
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const path = pathOf(id);
  const ctx = await requireAdministratorContext(pathWith(path, search));
  const t = getTranslator(ctx.request.locale, "webhooks");
  const status = DELIVERY_STATUSES.find((known) => known === param(search, "status"));
  const before = CURSOR.test(param(search, "before") ?? "") ? param(search, "before") : undefined;
  const endpoint = await orNotFound(getWebhookEndpoint(ctx, { webhook_endpoint_id: id }));
  const [clock, deliveries] = await Promise.all([dashboardClock(ctx), listWebhookDeliveries(ctx, { webhook_endpoint_id: id, status, before, limit: DELIVERIES_A_PAGE })]);
  const edit = param(search, "edit");
  const facts = factsOf(endpoint);
  return (
    <DashboardPage ctx={ctx} place="/dashboard/webhooks" heading={new URL(endpoint.url).host} intro={<BackLink href="/dashboard/webhooks">{t("all")}</BackLink>}>
      {endpoint.disabled && endpoint.failing_since !== null ? (
        <Notice tone="caution" live={false} title={t("endpoint.dead_title")}>
          {t("endpoint.dead")}
        </Notice>
      ) : null}
      {edit === "endpoint" ? (
        <WebhookEndpointForm t={t} title={t("endpoint.edit")} submit={t("form.save")} path={path} action={saveEndpoint} hidden={{ webhook_endpoint_id: id }} types={WEBHOOK_EVENT_TYPES} draft={typedDraft(search) ?? facts} />
      ) : (
        <WebhookEndpointFacts t={t} clock={clock} facts={facts}>
          <WebhookEndpointControls t={t} path={path} id={id} disabled={endpoint.disabled} question={QUESTIONS.find((known) => known === edit)} actions={{ rotate: rotateSecret, turnOff, turnOn, remove: removeEndpoint }} />
        </WebhookEndpointFacts>
      )}
      <WebhookDeliveryTable
        t={t}
        clock={clock}
        items={deliveries.data.map(itemOf)}
        filters={[undefined, ...DELIVERY_STATUSES].map((each) => ({ label: each ? t(`status.${each}`) : t("deliveries.all"), href: pathWith(path, { status: each }, "deliveries"), current: each === status }))}
        replayHref={edit === "replay" ? null : pathWith(path, { status: "failed", edit: "replay" }, "edit")}
        earlierHref={deliveries.next === null ? null : pathWith(path, { status, before: deliveries.next }, "deliveries")}
        newestHref={before ? pathWith(path, { status }, "deliveries") : null}
      >
        {edit === "replay" ? (
          <div className="mb-4 max-w-2xl">
            <Confirmation action={replayFailed} hidden={{ webhook_endpoint_id: id }} danger={false} title={t("deliveries.replay_failed_title")} text={t("deliveries.replay_failed_text")} submit={t("deliveries.replay_failed")} cancel={t("cancel")} cancelHref={path} />
          </div>
        ) : null}
      </WebhookDeliveryTable>
    </DashboardPage>
  );
}
