import { deviceWords, placeWords, type DeviceFacts, type PlaceFacts } from "../account/device-words";
import { isolate } from "../account/isolate";
import type { Clock, SessionsWords } from "../account/types";
import { Pagination } from "../ui/pagination";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { Time } from "../ui/time";
import { Origin, OriginLine } from "./origin";
import type { DashboardWords } from "./types";

const ACTORS = { user: "by_person", anonymous: "by_visitor", admin: "by_administrator", backend: "by_backend", system: "by_system" } as const;

export type EventItem = DeviceFacts &
  PlaceFacts & {
    id: string;
    /** What happened, in words. */
    what: string;
    at: Date;
    /** Who did it: a kind of actor of the event log. */
    actor: string;
    ipAddress: string | null;
  };

/** What happened in an account, the newest first, a page at a time. */
export function EventTable({ t, words, clock, items, earlierHref, newestHref }: { t: DashboardWords; words: SessionsWords; clock: Clock; items: readonly EventItem[]; earlierHref: string | null; newestHref: string | null }) {
  return (
    <Section id="events" title={t("events.title")} description={t("events.description")}>
      <Table
        caption={t("events.title")}
        items={items}
        itemKey={(event) => event.id}
        empty={<p className="border-y border-line py-3 text-small text-ink-quiet">{t(newestHref ? "events.none_here" : "events.none")}</p>}
        columns={[
          {
            key: "what",
            heading: t("events.what"),
            cell: (event) => (
              <>
                <span className="block whitespace-normal">{event.what}</span>
                <OriginLine facts={event} also={actorWords(event, t, words)} clock={clock} words={words} />
              </>
            ),
          },
          { key: "who", heading: t("events.who"), cell: (event) => actorWords(event, t, words), width: "max-md:hidden" },
          { key: "place", heading: t("events.place"), cell: (event) => <Origin unknown={t("events.unknown")}>{placeWords(event, clock.locale, words)}</Origin>, width: "max-xl:hidden" },
          { key: "ip_address", heading: t("events.ip_address"), cell: (event) => <Origin unknown={t("events.unknown")}>{event.ipAddress && isolate(event.ipAddress)}</Origin>, width: "w-40 max-xl:hidden" },
          { key: "when", heading: t("events.when"), cell: (event) => <Time date={event.at} {...clock} />, figures: true, width: "w-36 max-sm:w-32" },
        ]}
      />
      {earlierHref || newestHref ? (
        <Pagination
          label={t("events.pages")}
          summary={t(newestHref ? "events.earlier_entries" : "events.newest_entries")}
          previous={{ href: newestHref, label: t("events.newest") }}
          next={{ href: earlierHref, label: t("events.earlier") }}
        />
      ) : null}
    </Section>
  );
}

/** The person is named by their device, which tells more than that it was them. */
function actorWords(event: EventItem, t: DashboardWords, words: SessionsWords): string {
  if (event.actor === "user" && (event.browserName || event.osName)) return deviceWords(event, words);
  return t(`events.${ACTORS[event.actor as keyof typeof ACTORS] ?? "unknown"}`);
}
