import { deviceWords, placeWords, type DeviceFacts, type PlaceFacts } from "../account/device-words";
import { isolate } from "../account/isolate";
import type { Clock, SessionsWords } from "../account/types";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { Time } from "../ui/time";
import { Origin, OriginLine } from "./origin";
import type { DashboardWords } from "./types";

export type SessionItem = DeviceFacts & PlaceFacts & { id: string; ipAddress: string | null; signedInAt: Date; lastSeenAt: Date };

/** Where a person is signed in, the one used last first. */
export function SessionTable({ t, words, clock, items }: { t: DashboardWords; words: SessionsWords; clock: Clock; items: readonly SessionItem[] }) {
  return (
    <Section id="sessions" title={t("sessions.title")} description={t("sessions.description")}>
      <Table
        caption={t("sessions.title")}
        items={items}
        itemKey={(session) => session.id}
        empty={<p className="border-y border-line py-3 text-small text-ink-quiet">{t("sessions.none")}</p>}
        columns={[
          {
            key: "device",
            heading: t("sessions.device"),
            cell: (session) => (
              <>
                {deviceWords(session, words)}
                <OriginLine facts={session} clock={clock} words={words} />
              </>
            ),
          },
          { key: "place", heading: t("sessions.place"), cell: (session) => <Origin unknown={t("sessions.unknown")}>{placeWords(session, clock.locale, words)}</Origin>, width: "max-xl:hidden" },
          { key: "ip_address", heading: t("sessions.ip_address"), cell: (session) => <Origin unknown={t("sessions.unknown")}>{session.ipAddress && isolate(session.ipAddress)}</Origin>, width: "w-44 max-xl:hidden" },
          { key: "signed_in", heading: t("sessions.signed_in"), cell: (session) => <Time date={session.signedInAt} {...clock} />, figures: true, width: "w-36 max-sm:hidden" },
          { key: "last_seen", heading: t("sessions.last_seen"), cell: (session) => <Time date={session.lastSeenAt} {...clock} />, figures: true, width: "w-36 max-sm:w-32" },
        ]}
      />
    </Section>
  );
}
