import type { Clock } from "../account/types";
import { Badge } from "../ui/badge";
import { Section } from "../ui/section";
import { Time } from "../ui/time";
import type { DashboardWords } from "./types";

export type IdentificationItem = { id: string; identifier: string; primary: boolean; verified: boolean; addedAt: Date };

/** A person's email addresses or phone numbers, the primary one first. */
export function IdentificationList({ t, clock, id, title, none, items }: { t: DashboardWords; clock: Clock; id: string; title: string; none: string; items: readonly IdentificationItem[] }) {
  return (
    <Section id={id} title={title}>
      {items.length === 0 ? (
        <p className="border-y border-line py-3 text-small text-ink-quiet">{none}</p>
      ) : (
        <ul role="list" aria-label={title} className="divide-y divide-line border-y border-line text-small">
          {items.map((item) => (
            <li key={item.id} className="py-2.5">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <bdi className="figures font-medium [overflow-wrap:anywhere]">{item.identifier}</bdi>
                {item.primary ? <Badge tone="accent">{t("identifications.primary")}</Badge> : null}
                {item.verified ? <Badge tone="positive">{t("identifications.verified")}</Badge> : <Badge tone="caution">{t("identifications.unverified")}</Badge>}
              </span>
              <span className="mt-0.5 block text-ink-quiet">{t.rich("identifications.added", { when: () => <Time date={item.addedAt} {...clock} /> })}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
