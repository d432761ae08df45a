import type { Clock } from "../account/types";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { Time } from "../ui/time";
import type { WebhooksWords } from "./types";

export type AttemptItem = { number: number; startedAt: Date; durationMs: number; responseStatus: number | null; responseExcerpt: string | null; error: string | null };

/** Every try to deliver one message, the last first, and what was answered. */
export function WebhookAttemptTable({ t, clock, items, note }: { t: WebhooksWords; clock: Clock; items: readonly AttemptItem[]; note?: string }) {
  return (
    <Section id="attempts" title={t("delivery.attempts")} description={note}>
      <Table
        caption={t("delivery.attempts")}
        items={items}
        itemKey={(item) => String(item.number)}
        empty={<p className="border-y border-line py-3 text-small text-ink-quiet">{t("delivery.no_attempts")}</p>}
        columns={[
          { key: "number", heading: t("delivery.number"), cell: (item) => item.number, width: "w-14" },
          {
            key: "answer",
            heading: t("delivery.answer"),
            cell: (item) => (
              <>
                <bdi dir="ltr">{item.error ?? (item.responseStatus === null ? t("delivery.no_answer") : `HTTP ${item.responseStatus}`)}</bdi>
                {item.responseExcerpt ? <bdi className="block whitespace-normal break-words text-ink-quiet">{item.responseExcerpt}</bdi> : null}
              </>
            ),
          },
          { key: "duration", heading: t("delivery.duration"), cell: (item) => t("delivery.milliseconds", { count: item.durationMs }), figures: true, width: "w-28 max-sm:hidden" },
          { key: "started", heading: t("delivery.started"), cell: (item) => <Time date={item.startedAt} {...clock} />, figures: true, width: "w-36 max-sm:w-32" },
        ]}
      />
    </Section>
  );
}
