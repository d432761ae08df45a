import type { ReactNode } from "react";
import type { Clock } from "../account/types";
import { LinkButton } from "../ui/link-button";
import { Pagination } from "../ui/pagination";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { Time } from "../ui/time";
import type { WebhooksWords } from "./types";
import { WebhookDeliveryStatus, type DeliveryStatus } from "./webhook-delivery-status";

export type DeliveryItem = { id: string; href: string; eventType: string; status: DeliveryStatus; attempts: number; lastError: string | null; at: Date };

type Filter = { label: string; href: string; current: boolean };

/** What an endpoint was told, the newest first, a page at a time. `children` is the question that is open. */
export function WebhookDeliveryTable({
  t,
  clock,
  items,
  filters,
  replayHref,
  earlierHref,
  newestHref,
  children,
}: {
  t: WebhooksWords;
  clock: Clock;
  items: readonly DeliveryItem[];
  filters: readonly Filter[];
  replayHref: string | null;
  earlierHref: string | null;
  newestHref: string | null;
  children?: ReactNode;
}) {
  return (
    <Section
      id="deliveries"
      title={t("deliveries.title")}
      description={t("deliveries.description")}
      action={
        replayHref ? (
          <LinkButton size="small" href={replayHref}>
            {t("deliveries.replay_failed")}
          </LinkButton>
        ) : null
      }
    >
      {children}
      <nav aria-label={t("deliveries.status")} className="mb-2 flex flex-wrap gap-1">
        {filters.map(({ label, href, current }) => (
          <LinkButton key={href} href={href} size="small" variant={current ? "secondary" : "quiet"} aria-current={current ? "page" : undefined}>
            {label}
          </LinkButton>
        ))}
      </nav>
      <Table
        caption={t("deliveries.title")}
        items={items}
        itemKey={(item) => item.id}
        empty={<p className="border-y border-line py-3 text-small text-ink-quiet">{t("deliveries.none")}</p>}
        columns={[
          {
            key: "event",
            heading: t("deliveries.event"),
            cell: (item) => (
              <TextLink href={item.href}>
                <bdi dir="ltr">{item.eventType}</bdi>
              </TextLink>
            ),
          },
          { key: "status", heading: t("deliveries.status"), cell: (item) => <WebhookDeliveryStatus t={t} status={item.status} />, width: "w-32 max-sm:w-28" },
          { key: "reason", heading: t("deliveries.reason"), cell: (item) => <bdi dir="ltr">{item.lastError}</bdi>, wideOnly: true },
          { key: "attempts", heading: t("deliveries.attempts"), cell: (item) => item.attempts, figures: true, width: "w-24 max-sm:hidden" },
          { key: "when", heading: t("deliveries.when"), cell: (item) => <Time date={item.at} {...clock} />, figures: true, width: "w-36 max-sm:w-32" },
        ]}
      />
      {earlierHref || newestHref ? (
        <Pagination
          label={t("deliveries.pages")}
          summary={t(newestHref ? "deliveries.earlier_entries" : "deliveries.newest_entries")}
          previous={{ href: newestHref, label: t("deliveries.newest") }}
          next={{ href: earlierHref, label: t("deliveries.earlier") }}
        />
      ) : null}
    </Section>
  );
}
