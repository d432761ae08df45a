import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestManners } from "@/app/frame";
import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/control-style";
import { EmptyState } from "@/components/ui/empty-state";
import { inbox } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { env } from "@/lib/env";
import { formattingTag } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import { listInboxMessages } from "@/lib/messages/dev-inbox";
import { InboxMessageCard } from "./message-card";

export const dynamic = "force-dynamic";

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  if (!env.isDevelopmentInstance) return {};
  const { locale } = await requestManners();
  return { title: getTranslator(locale, "dev")("inbox.heading") };
}

/** What a development instance would have sent: mails and texts, newest first. A production instance has no such page. */
export default async function InboxPage({ searchParams }: Props) {
  if (!env.isDevelopmentInstance) notFound();
  const [{ to: given }, { locale, nonce }] = await Promise.all([searchParams, requestManners()]);
  const to = typeof given === "string" && given.trim() !== "" ? given : null;
  const messages = await listInboxMessages({ to });
  const t = getTranslator(locale, "dev");
  const now = new Date();
  return (
    <main className="mx-auto max-w-[52rem] px-6 py-10">
      <h1 className="text-title">{t("inbox.heading")}</h1>
      <p className="mt-1 max-w-[62ch] text-ink-quiet">{t("inbox.intro")}</p>
      <form method="get" className="mt-6 flex flex-wrap items-end gap-3">
        <label className="min-w-0 flex-1 basis-60">
          <span className="mb-1.5 block text-small font-medium">{t("inbox.filter")}</span>
          <input name="to" defaultValue={to ?? ""} dir="ltr" autoCapitalize="none" spellCheck={false} className={`${controlStyle} h-(--control) w-full`} />
        </label>
        <Button type="submit">{t("inbox.show")}</Button>
        <LinkButton href={to === null ? "/dev/inbox" : `/dev/inbox?to=${encodeURIComponent(to)}`} variant="quiet">
          {t("inbox.refresh")}
        </LinkButton>
      </form>
      {messages.length === 0 ? (
        <div className="mt-8">
          <EmptyState shape={inbox} title={t("inbox.empty")}>
            {t("inbox.empty_hint")}
          </EmptyState>
        </div>
      ) : (
        <ol role="list" className="mt-8 divide-y divide-line border-y border-line">
          {messages.map((message, index) => (
            <InboxMessageCard key={message.id} message={message} open={index === 0} now={now} formattingTag={formattingTag(locale)} nonce={nonce} t={t} />
          ))}
        </ol>
      )}
    </main>
  );
}
