import { EmptyState } from "../ui/empty-state";
import { Icon } from "../ui/icon";
import {
  circleAlert,
  circleCheck,
  download,
  key,
  lock,
  logIn,
  logOut,
  mail,
  phone,
  shieldCheck,
  trash,
  user,
  userPlus,
  type IconShape,
} from "../ui/icons";
import { Pagination } from "../ui/pagination";
import { Row, Rows } from "../ui/rows";
import { Section } from "../ui/section";
import { Time } from "../ui/time";
import { isolate } from "./isolate";
import { deviceWords, placeWords, type DeviceFacts, type PlaceFacts } from "./device-words";
import { Facts } from "./session-list";
import type { Clock, SecurityWords, SessionsWords } from "./types";

export type LogEntry = DeviceFacts & PlaceFacts & { id: string; type: string; strategy: string | null; subject: string | null; changed: readonly string[]; at: Date; actor: string; ipAddress: string | null; thisDevice: boolean };

const EVENTS = [
  "user_created",
  "user_updated",
  "user_deleted",
  "user_password_changed",
  "user_password_reset",
  "user_password_removed",
  "user_locked",
  "user_data_exported",
  "email_address_created",
  "email_address_verified",
  "email_address_deleted",
  "email_address_made_primary",
  "phone_number_created",
  "phone_number_verified",
  "phone_number_deleted",
  "phone_number_made_primary",
  "backup_code_used",
  "session_created",
  "session_ended",
  "session_removed",
  "session_revoked",
  "session_reverified",
  "sign_in_failed",
  "sign_in_code_sent",
  "sign_in_token_created",
  "sign_in_token_revoked",
  "sign_in_token_used",
  "actor_token_created",
  "actor_token_revoked",
  "actor_token_used",
  "administrator_created",
] as const;

const STRATEGIES = ["password", "email_code", "email_link", "phone_code", "reset_password_email_code", "reset_password_phone_code", "totp", "backup_code"] as const;
const CHANGES = ["first_name", "last_name", "username", "profile_image", "locale", "timezone", "unsafe_metadata", "totp", "backup_codes", "phone_numbers"] as const;
const FOREIGN_ACTORS = { admin: "by_administrator", backend: "by_backend", system: "by_system" } as const;

/** What happened in the account: who, what, when and from where; newest first, a page at a time. */
export function SecurityLog({ t, sessions, clock, entries, older, newest }: { t: SecurityWords; sessions: SessionsWords; clock: Clock; entries: readonly LogEntry[]; older: string | null; newest: string | null }) {
  return (
    <Section id="log" title={t("log.title")} description={t("log.description")}>
      {entries.length === 0 ? (
        <EmptyState shape={shieldCheck} title={t("log.empty_title")}>
          {t(newest ? "log.empty_page" : "log.empty")}
        </EmptyState>
      ) : (
        <Rows label={t("log.title")}>
          {entries.map((entry) => (
            <LogRow key={entry.id} t={t} sessions={sessions} clock={clock} entry={entry} />
          ))}
        </Rows>
      )}
      {older || newest ? (
        <Pagination
          label={t("log.pages")}
          summary={t(newest ? "log.page_earlier" : "log.page_newest")}
          previous={{ href: newest, label: t("log.newer") }}
          next={{ href: older, label: t("log.older") }}
        />
      ) : null}
    </Section>
  );
}

function LogRow({ t, sessions, clock, entry }: { t: SecurityWords; sessions: SessionsWords; clock: Clock; entry: LogEntry }) {
  const event = EVENTS.find((known) => known === entry.type.replace(".", "_"));
  const what = whatOf(entry, t, clock.locale);
  const foreign = entry.actor in FOREIGN_ACTORS ? FOREIGN_ACTORS[entry.actor as keyof typeof FOREIGN_ACTORS] : null;
  const place = placeWords(entry, clock.locale, sessions);
  return (
    <Row
      media={
        <span className={`flex size-8 items-center justify-center rounded-full ${alarming(event) ? "bg-caution-tint text-caution-ink" : "bg-sunken text-ink-quiet"}`}>
          <Icon shape={shapeFor(event)} sizePx={15} />
        </span>
      }
      title={
        <>
          {t(event ? `event.${event}` : "event.other")}
          {what ? <span className="font-normal break-words text-ink-quiet"> {what}</span> : null}
        </>
      }
      details={
        <Facts>
          <Time date={entry.at} {...clock} />
          {foreign ? <span>{t(`log.${foreign}`)}</span> : <span>{entry.thisDevice ? t("log.this_device") : deviceWords(entry, sessions)}</span>}
          {foreign ? null : <span>{place ?? t("log.unknown_place")}</span>}
          {!foreign && entry.ipAddress ? <bdi className="figures break-all">{entry.ipAddress}</bdi> : null}
        </Facts>
      }
    />
  );
}

/** More of what happened: in which way, to which address, or what of the profile. */
function whatOf(entry: LogEntry, t: SecurityWords, locale: string): string | null {
  const strategy = STRATEGIES.find((known) => known === entry.strategy);
  if (strategy) return t(`strategy.${strategy}`);
  if (entry.subject) return isolate(entry.subject);
  const changes = CHANGES.filter((known) => entry.changed.includes(known)).map((known) => t(`changed.${known}`));
  return changes.length > 0 ? new Intl.ListFormat(locale, { type: "conjunction" }).format(changes) : null;
}

type Event = (typeof EVENTS)[number] | undefined;

function alarming(event: Event): boolean {
  return event === "sign_in_failed" || event === "user_locked" || event === "actor_token_used";
}

function shapeFor(event: Event): IconShape {
  if (alarming(event)) return circleAlert;
  if (event === "session_created") return logIn;
  if (event === "session_reverified") return circleCheck;
  if (event === "user_data_exported") return download;
  if (event === "user_created" || event === "administrator_created") return userPlus;
  if (event?.startsWith("session_")) return logOut;
  if (event?.startsWith("user_password") || event === "backup_code_used") return key;
  if (event?.endsWith("_deleted")) return trash;
  if (event?.startsWith("email_address") || event === "sign_in_code_sent") return mail;
  if (event?.startsWith("phone_number")) return phone;
  if (event === "user_updated") return user;
  return lock;
}
