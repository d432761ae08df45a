import type { ReactNode } from "react";
import { Facts } from "../account/session-list";
import type { Clock } from "../account/types";
import { Badge } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { webhook } from "../ui/icons";
import { Row, Rows } from "../ui/rows";
import { TextLink } from "../ui/text-link";
import { Time } from "../ui/time";
import type { WebhooksWords } from "./types";

export type WebhookEndpointItem = { id: string; url: string; description: string; events: number; disabled: boolean; failing: boolean; createdAt: Date };

/** The endpoints, a row each, which leads to what it was told. */
export function WebhookEndpointList({ t, clock, path, items, add }: { t: WebhooksWords; clock: Clock; path: string; items: readonly WebhookEndpointItem[]; add: ReactNode }) {
  if (items.length === 0) {
    return (
      <EmptyState shape={webhook} title={t("list.none_title")} action={add}>
        {t("list.none")}
      </EmptyState>
    );
  }
  return (
    <Rows label={t("title")}>
      {items.map((item) => (
        <Row
          key={item.id}
          id={item.id}
          title={
            <TextLink href={`${path}/${item.id}`}>
              <bdi dir="ltr" className="break-all">
                {item.url}
              </bdi>
            </TextLink>
          }
          badges={<EndpointBadge t={t} {...item} />}
          details={
            <Facts>
              {item.description ? <bdi>{item.description}</bdi> : null}
              <span>{t("list.events", { count: item.events })}</span>
              <span>{t.rich("list.created", { when: () => <Time date={item.createdAt} {...clock} /> })}</span>
            </Facts>
          }
        />
      ))}
    </Rows>
  );
}

function EndpointBadge({ t, disabled, failing }: { t: WebhooksWords; disabled: boolean; failing: boolean }) {
  if (disabled) return <Badge>{t("list.disabled")}</Badge>;
  return failing ? <Badge tone="caution">{t("list.failing")}</Badge> : null;
}
