import type { ReactNode } from "react";
import type { FormAction } from "../form/form";
import { Badge } from "../ui/badge";
import { DeviceIcon } from "../ui/device-icon";
import { LinkButton } from "../ui/link-button";
import { Row, Rows } from "../ui/rows";
import { Time } from "../ui/time";
import { Confirmation } from "./confirmation";
import { deviceWords, placeWords, type DeviceFacts, type PlaceFacts } from "./device-words";
import type { Clock, SessionsWords } from "./types";

export type SessionItem = DeviceFacts & PlaceFacts & { id: string; current: boolean; byAdministrator: boolean; mobile: boolean; ipAddress: string | null; firstSeen: Date; lastSeen: Date };

/** A row a device; the asking one first. The one to be signed out is open. */
export function SessionList({ t, clock, items, action, endingId, cancel }: { t: SessionsWords; clock: Clock; items: readonly SessionItem[]; action: FormAction; endingId: string | undefined; cancel: string }) {
  return (
    <section aria-labelledby="devices-heading">
      {/* The page's own heading says it to the eye; the questions inside need one above them. */}
      <h2 id="devices-heading" className="sr-only">
        {t("list")}
      </h2>
      <Rows label={t("list")}>
        {items.map((item) => (
          <SessionRow key={item.id} t={t} clock={clock} item={item} open={!item.current && item.id === endingId} action={action} cancel={cancel} />
        ))}
      </Rows>
    </section>
  );
}

function SessionRow({ t, clock, item, open, action, cancel }: { t: SessionsWords; clock: Clock; item: SessionItem; open: boolean; action: FormAction; cancel: string }) {
  const device = deviceWords(item, t);
  return (
    <Row
      id={item.current ? "current" : item.id}
      current={item.current}
      media={<DeviceIcon deviceType={item.deviceType} osName={item.osName} mobile={item.mobile} />}
      title={device}
      badges={
        item.current || item.byAdministrator ? (
          <>
            {item.current ? <Badge tone="positive">{t("this_device")}</Badge> : null}
            {item.byAdministrator ? <Badge tone="caution">{t("by_administrator")}</Badge> : null}
          </>
        ) : null
      }
      details={<SessionDetails t={t} clock={clock} item={item} />}
      action={
        item.current || open ? null : (
          <LinkButton size="small" href={`/user/sessions?edit=sign-out&session_id=${item.id}`} aria-label={t("sign_out_name", { device })}>
            {t("sign_out")}
          </LinkButton>
        )
      }
      open={
        open ? (
          <Confirmation
            action={action}
            hidden={{ session_id: item.id }}
            title={t("confirm_title", { device })}
            text={t("confirm_text")}
            submit={t("confirm")}
            cancel={cancel}
            cancelHref="/user/sessions"
          />
        ) : undefined
      }
    />
  );
}

function SessionDetails({ t, clock, item }: { t: SessionsWords; clock: Clock; item: SessionItem }) {
  const place = placeWords(item, clock.locale, t);
  const first = t.rich("first_seen", { when: () => <Time date={item.firstSeen} {...clock} /> });
  const last = item.current ? t("active_now") : t.rich("last_seen", { when: () => <Time date={item.lastSeen} {...clock} /> });
  return (
    <>
      <Facts>
        <span>{place ?? t("unknown_place")}</span>
        {item.ipAddress ? (
          <bdi className="figures break-all" title={t("address", { address: item.ipAddress })}>
            {item.ipAddress}
          </bdi>
        ) : null}
      </Facts>
      <Facts>
        <span>{item.current ? last : first}</span>
        <span>{item.current ? first : last}</span>
      </Facts>
    </>
  );
}

/** Short facts on one line, with a dot between them that nobody has to hear; none stands at the end or start of a line. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <span className="block overflow-clip">
      <span className="-ms-4 flex flex-wrap *:relative *:ps-4 *:before:absolute *:before:start-1.5 *:before:text-line-strong *:before:content-['·'/'']">{children}</span>
    </span>
  );
}
