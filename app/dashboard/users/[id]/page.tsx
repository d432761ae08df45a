import type { Metadata } from "next";
import { param, pathWith, type Search } from "@/app/(portal)/user/search";
import { EventTable } from "@/components/dashboard/event-table";
import { IdentificationList } from "@/components/dashboard/identification-list";
import { LockNotice } from "@/components/dashboard/lock-notice";
import { MetadataSection } from "@/components/dashboard/metadata-section";
import { SessionTable } from "@/components/dashboard/session-table";
import { UserFacts } from "@/components/dashboard/user-facts";
import { UserIntro } from "@/components/dashboard/user-intro";
import { getTranslator } from "@/lib/i18n/translator";
import { listOwnEvents } from "@/lib/resources/events/list-own";
import { listSessions } from "@/lib/resources/sessions/list";
import { MINUTE, SECOND } from "@/lib/time";
import { dashboardClock } from "../../clock";
import { DashboardPage } from "../../dashboard-page";
import { userItemOf } from "../../user-items";
import { emailItemsOf, eventItemOf, phoneItemsOf, profileFactsOf, sessionItemOf } from "./items";
import { readUser } from "./read-user";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> };

const EVENTS_A_PAGE = 20;
const EVENT_CURSOR = /^\d{1,18}$/;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { user } = await read(await params, await searchParams);
  return { title: userItemOf(user).name };
}

/** All that is known of one user. `?before=` goes back in the event log. */
export default async function UserPage({ params, searchParams }: Props) {
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const { ctx, user } = await read({ id }, search);
  const [t, words] = [getTranslator(ctx.request.locale, "dashboard"), getTranslator(ctx.request.locale, "sessions")];
  const item = userItemOf(user);
  const before = beforeOf(search);
  const [clock, sessions, events] = await Promise.all([
    dashboardClock(ctx),
    listSessions(ctx, { user_id: user.id }),
    listOwnEvents(ctx, { user_id: user.id, limit: EVENTS_A_PAGE, ...(before ? { before } : {}) }),
  ]);
  return (
    <DashboardPage ctx={ctx} heading={item.name} intro={<UserIntro t={t} user={item} />}>
      <LockNotice t={t} status={item.status} lockedForMinutes={user.lockout_expires_in_seconds && Math.ceil((user.lockout_expires_in_seconds * SECOND) / MINUTE)} />
      <UserFacts t={t} clock={clock} facts={profileFactsOf(user, clock.locale)} />
      <div className="grid gap-8 xl:grid-cols-2 xl:gap-x-12">
        <IdentificationList t={t} clock={clock} id="email_addresses" title={t("identifications.email_addresses")} none={t("identifications.no_email_addresses")} items={emailItemsOf(user)} />
        <IdentificationList t={t} clock={clock} id="phone_numbers" title={t("identifications.phone_numbers")} none={t("identifications.no_phone_numbers")} items={phoneItemsOf(user)} />
      </div>
      <SessionTable t={t} words={words} clock={clock} items={sessions.map(sessionItemOf)} />
      <MetadataSection t={t} metadata={{ public: user.public_metadata, private: user.private_metadata ?? {}, unsafe: user.unsafe_metadata }} />
      <EventTable
        t={t}
        words={words}
        clock={clock}
        items={events.data.map((event) => eventItemOf(event, t))}
        earlierHref={events.next === null ? null : pathWith(pathOf(user.id), { before: events.next }, "events")}
        newestHref={before ? pathWith(pathOf(user.id), {}, "events") : null}
      />
    </DashboardPage>
  );
}

function read({ id }: { id: string }, search: Search) {
  return readUser(id, pathWith(pathOf(id), { before: beforeOf(search) }));
}

function pathOf(id: string): string {
  return `/dashboard/users/${encodeURIComponent(id)}`;
}

function beforeOf(search: Search): string | undefined {
  const before = param(search, "before");
  return before !== undefined && EVENT_CURSOR.test(before) ? before : undefined;
}
