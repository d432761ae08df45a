import type { ReactNode } from "react";
import type { Clock } from "../account/types";
import { CopyButton } from "../ui/copy-button";
import { Section } from "../ui/section";
import { Time } from "../ui/time";
import { Fact, Facts } from "./facts";
import type { DashboardWords } from "./types";
import { UserStatusBadge, type UserStatus } from "./user-status";

export type ProfileFacts = {
  id: string;
  externalId: string | null;
  name: string | null;
  username: string | null;
  status: UserStatus;
  createdAt: Date;
  lastSignInAt: Date | null;
  /** To the day. */
  lastActiveAt: Date | null;
  /** False for none; true for one from before changes were noted. */
  password: boolean | Date;
  secondFactor: boolean;
  /** In the reader's language. */
  language: string | null;
  timeZone: string | null;
};

/** Who a person is, and how they sign in. */
export function UserFacts({ t, clock, facts }: { t: DashboardWords; clock: Clock; facts: ProfileFacts }) {
  const text = (value: string | null) => (value === null ? <Quiet>{t("user.none")}</Quiet> : <bdi>{value}</bdi>);
  const moment = (value: Date | null) => (value === null ? <Quiet>{t("user.never")}</Quiet> : <Time date={value} {...clock} />);
  return (
    <Section id="profile" title={t("user.profile")}>
      <Facts>
        <Fact wide label={t("user.id")}>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <bdi className="figures break-all">{facts.id}</bdi>
            <CopyButton text={facts.id} label={t("user.copy_id")} variant="quiet" />
          </span>
        </Fact>
        <Fact label={t("users.status")}>
          <UserStatusBadge t={t} status={facts.status} />
        </Fact>
        <Fact label={t("user.name")}>{text(facts.name)}</Fact>
        <Fact label={t("user.username")}>{text(facts.username)}</Fact>
        <Fact label={t("user.created")}>{moment(facts.createdAt)}</Fact>
        <Fact label={t("user.last_sign_in")}>{moment(facts.lastSignInAt)}</Fact>
        <Fact label={t("user.last_active")}>{facts.lastActiveAt ? <Day date={facts.lastActiveAt} locale={clock.locale} /> : moment(null)}</Fact>
        <Fact label={t("user.password")}>{password(facts.password, t, clock)}</Fact>
        <Fact label={t("user.second_factor")}>{facts.secondFactor ? t("user.on") : <Quiet>{t("user.off")}</Quiet>}</Fact>
        <Fact label={t("user.language")}>{text(facts.language)}</Fact>
        <Fact label={t("user.time_zone")}>{text(facts.timeZone)}</Fact>
        <Fact label={t("user.external_id")}>{text(facts.externalId)}</Fact>
      </Facts>
    </Section>
  );
}

function password(set: boolean | Date, t: DashboardWords, clock: Clock): ReactNode {
  if (set === false) return <Quiet>{t("user.none")}</Quiet>;
  return set === true ? t("user.password_set") : t.rich("user.password_changed", { when: () => <Time date={set} {...clock} /> });
}

/** A day that is known no closer; in UTC, because that is where its midnight is. */
function Day({ date, locale }: { date: Date; locale: string }) {
  return <time dateTime={date.toISOString().slice(0, 10)}>{new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(date)}</time>;
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-ink-quiet">{children}</span>;
}
