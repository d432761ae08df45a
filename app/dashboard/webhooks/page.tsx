import type { Metadata } from "next";
import { param, pathWith, type Search } from "@/app/(portal)/user/search";
import { WebhookEndpointForm } from "@/components/dashboard/webhook-endpoint-form";
import { WebhookEndpointList, type WebhookEndpointItem } from "@/components/dashboard/webhook-endpoint-list";
import { plus } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext, requireAdministratorContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { listWebhookEndpoints } from "@/lib/resources/webhook-endpoints/list";
import type { WebhookEndpointJson } from "@/lib/resources/webhook-endpoints/serializer";
import { WEBHOOK_EVENT_TYPES } from "@/lib/webhooks/types";
import { dashboardClock } from "../clock";
import { DashboardPage } from "../dashboard-page";
import { addEndpoint } from "./actions";
import { newDraft, typedDraft } from "./endpoint-input";

type Props = { searchParams: Promise<Search> };

const PATH = "/dashboard/webhooks";

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "webhooks")("title") };
}

/** Who is told of what happens here. `?edit=create` opens the form for another. */
export default async function WebhooksPage({ searchParams }: Props) {
  const search = await searchParams;
  const ctx = await requireAdministratorContext(pathWith(PATH, search));
  const t = getTranslator(ctx.request.locale, "webhooks");
  const [endpoints, clock] = await Promise.all([listWebhookEndpoints(ctx, {}), dashboardClock(ctx)]);
  const creating = param(search, "edit") === "create";
  const add = (
    <LinkButton size="small" icon={plus} href={`${PATH}?edit=create#edit`}>
      {t("list.add")}
    </LinkButton>
  );
  return (
    <DashboardPage ctx={ctx} place={PATH} heading={t("title")} intro={t("description")}>
      {creating ? <WebhookEndpointForm t={t} title={t("list.add")} submit={t("form.create")} path={PATH} action={addEndpoint} types={WEBHOOK_EVENT_TYPES} draft={typedDraft(search) ?? newDraft()} /> : null}
      {creating && endpoints.total_count === 0 ? null : (
        <div className="flex flex-col items-start gap-4 *:w-full">
          {creating || endpoints.total_count === 0 ? null : <div>{add}</div>}
          <WebhookEndpointList t={t} clock={clock} path={PATH} items={endpoints.data.map(itemOf)} add={add} />
        </div>
      )}
    </DashboardPage>
  );
}

function itemOf({ id, url, description, event_types, disabled, failing_since, created_at }: WebhookEndpointJson): WebhookEndpointItem {
  return { id, url, description, events: event_types.length, disabled, failing: failing_since !== null, createdAt: new Date(created_at) };
}
