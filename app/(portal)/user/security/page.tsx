import type { Metadata } from "next";
import { portalFrame } from "@/app/frame";
import { DataSection } from "@/components/account/data-section";
import { DeleteSection } from "@/components/account/delete-section";
import { EverywhereSection } from "@/components/account/everywhere-section";
import { PasswordSection } from "@/components/account/password-section";
import { SecurityLog } from "@/components/account/security-log";
import { pageContext, requireUserContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { listOwnEvents } from "@/lib/resources/events/list-own";
import { listSessions } from "@/lib/resources/sessions/list";
import { getUser } from "@/lib/resources/users/get";
import { identifierOf } from "@/lib/resources/users/names";
import { AccountPage } from "../account-page";
import { clockOf } from "../clock";
import { isFresh } from "../freshness";
import { param, pathWith, type Search } from "../search";
import { deleteAccount, savePassword, signOutEverywhere } from "./actions";
import { confirmationWord } from "./confirmation-word";
import { logEntryOf, positionOf } from "./log-entries";

/** Entries of the log at a time: what follows it should stay in reach. */
const LOG_PAGE = 10;

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "security")("title") };
}

/** Password, sessions as a whole, security log, own data, and the end of the account. `?edit=` says what is open. */
export default async function SecurityPage({ searchParams }: Props) {
  const search = await searchParams;
  const ctx = await requireUserContext(pathWith("/user/security", search));
  const [t, sessionsWords] = [getTranslator(ctx.request.locale, "security"), getTranslator(ctx.request.locale, "sessions")];
  const cancel = getTranslator(ctx.request.locale, "account")("form.cancel");
  const mine = { user_id: ctx.actor.userId };
  const before = positionOf(param(search, "before"));
  const [frame, user, sessions, log] = await Promise.all([
    portalFrame(),
    getUser(ctx, mine),
    listSessions(ctx, mine),
    listOwnEvents(ctx, { ...mine, limit: LOG_PAGE, ...(before === undefined ? {} : { before }) }),
  ]);
  const clock = clockOf(ctx, frame, user);
  const edit = param(search, "edit");

  return (
    <AccountPage ctx={ctx} place="/user/security" search={search} heading={t("title")} intro={t("description")}>
      {ctx.settings.password.mode === "off" ? null : (
        <PasswordSection
          t={t}
          clock={clock}
          password={{
            enabled: user.password_enabled,
            changedAt: user.password_last_updated_at === null ? null : new Date(user.password_last_updated_at),
            identifier: identifierOf(user) ?? "",
            rule: ctx.settings.password,
          }}
          action={savePassword}
          editing={edit === "password"}
          signOutOthers={param(search, "sent") === undefined || param(search, "sign_out_of_other_sessions") === "true"}
          cancel={cancel}
        />
      )}
      <EverywhereSection t={t} count={sessions.length} action={signOutEverywhere} editing={edit === "everywhere"} cancel={cancel} />
      <SecurityLog
        t={t}
        sessions={sessionsWords}
        clock={clock}
        entries={log.data.map((event) => logEntryOf(event, ctx.actor.sessionId))}
        older={log.next === null ? null : pathWith("/user/security", { before: log.next }, "log")}
        newest={before === undefined ? null : pathWith("/user/security", {}, "log")}
      />
      <DataSection t={t} ready={edit === "data" && isFresh(ctx)} />
      <DeleteSection
        t={t}
        allowed={ctx.settings.actions.delete_self && user.delete_self_enabled}
        belongings={{
          email_addresses: user.email_addresses.length,
          phone_numbers: user.phone_numbers.length,
          external_accounts: user.external_accounts.length,
          sessions: sessions.length,
        }}
        word={confirmationWord(user, t)}
        typed={param(search, "confirmation") ?? ""}
        action={deleteAccount}
        editing={edit === "delete"}
        cancel={cancel}
      />
    </AccountPage>
  );
}
