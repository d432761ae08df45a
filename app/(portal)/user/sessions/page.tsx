import type { Metadata } from "next";
import { portalFrame } from "@/app/frame";
import { OtherSessions } from "@/components/account/other-sessions";
import { SessionList, type SessionItem } from "@/components/account/session-list";
import { pageContext, requireUserContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { listSessions } from "@/lib/resources/sessions/list";
import type { SessionWithActivitiesJson } from "@/lib/resources/sessions/serializer";
import { getUser } from "@/lib/resources/users/get";
import { AccountPage } from "../account-page";
import { clockOf } from "../clock";
import { param, pathWith, type Search } from "../search";
import { signOutDevice, signOutOthers } from "./actions";

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "sessions")("title") };
}

/** The devices on which the person is signed in. `?edit=` says which question is open. */
export default async function SessionsPage({ searchParams }: Props) {
  const search = await searchParams;
  const ctx = await requireUserContext(pathWith("/user/sessions", search));
  const t = getTranslator(ctx.request.locale, "sessions");
  const cancel = getTranslator(ctx.request.locale, "account")("form.cancel");
  const [frame, user, sessions] = await Promise.all([portalFrame(), getUser(ctx, { user_id: ctx.actor.userId }), listSessions(ctx, { user_id: ctx.actor.userId })]);
  const items = sessions.map((session) => itemOf(session, ctx.actor.sessionId));
  const edit = param(search, "edit");
  return (
    <AccountPage ctx={ctx} place="/user/sessions" search={search} heading={t("title")} intro={t("description")}>
      <SessionList
        t={t}
        clock={clockOf(ctx, frame, user)}
        items={items}
        action={signOutDevice}
        endingId={edit === "sign-out" ? param(search, "session_id") : undefined}
        cancel={cancel}
      />
      <OtherSessions t={t} count={items.filter((item) => !item.current).length} action={signOutOthers} editing={edit === "sign-out-others"} cancel={cancel} />
    </AccountPage>
  );
}

function itemOf({ id, actor, latest_activity: activity, os_name, created_at, last_active_at }: SessionWithActivitiesJson, currentId: string): SessionItem {
  return {
    id,
    current: id === currentId,
    byAdministrator: actor !== null,
    browserName: activity?.browser_name ?? null,
    osName: os_name,
    deviceType: activity?.device_type ?? null,
    mobile: activity?.is_mobile ?? false,
    ipAddress: activity?.ip_address ?? null,
    city: activity?.city ?? null,
    country: activity?.country ?? null,
    firstSeen: new Date(created_at),
    lastSeen: new Date(last_active_at),
  };
}
