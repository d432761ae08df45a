import { portalFrame, requestManners } from "@/app/frame";
import { ActionButton } from "@/components/form/action-button";
import { Account } from "@/components/layout/account";
import { Badge } from "@/components/ui/badge";
import { DeviceIcon } from "@/components/ui/device-icon";
import { Row, Rows } from "@/components/ui/rows";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { DAY, HOUR } from "@/lib/time";
import { tryButton } from "../actions";
import { galleryPeople, galleryPlaces } from "../places";
import { samples } from "../samples";

export default async function SessionsGallery() {
  const [frame, { locale }] = await Promise.all([portalFrame(), requestManners()]);
  const s = samples[locale];
  const now = new Date();
  const devices = [
    { id: "1", os: "macOS", type: "Macintosh", mobile: false, title: "Chrome 156 · macOS", place: s.berlin, agoMs: 0 },
    { id: "2", os: "iOS", type: "iPhone", mobile: true, title: "Safari · iPhone", place: s.berlin, agoMs: 3 * HOUR },
    { id: "3", os: "Windows", type: "Windows", mobile: false, title: "Firefox 153 · Windows 11", place: s.london, agoMs: 12 * DAY },
  ];
  return (
    <Account frame={frame} places={galleryPlaces(s)} current="/dev/gallery/sessions" {...galleryPeople(s)} heading={s.sessions} intro={s.devicesText} action={<ActionButton action={tryButton}>{s.signOutOthers}</ActionButton>}>
      <Section title={s.devices}>
        <Rows>
          {devices.map((device, index) => (
            <Row
              key={device.id}
              current={index === 0}
              media={<DeviceIcon deviceType={device.type} osName={device.os} mobile={device.mobile} />}
              title={<bdi>{device.title}</bdi>}
              badges={index === 0 ? <Badge tone="positive">{s.thisDevice}</Badge> : null}
              details={
                <>
                  {device.place} · <bdi>203.0.113.{device.id}</bdi> · {s.lastSeen} <Time date={new Date(now.getTime() - device.agoMs)} now={now} locale={frame.formattingTag} />
                </>
              }
              action={index === 0 ? null : <ActionButton action={tryButton}>{s.signOutDevice}</ActionButton>}
            />
          ))}
        </Rows>
      </Section>
    </Account>
  );
}
