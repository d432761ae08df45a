import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { mail, phone } from "@/components/ui/icons";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { GatehouseTranslator } from "@/lib/i18n/translator";
import type { InboxMessage } from "@/lib/messages/dev-inbox";
import { mailPreview } from "@/lib/messages/mail-preview";

type Props = { message: InboxMessage; open: boolean; now: Date; formattingTag: string; nonce: string | undefined; t: GatehouseTranslator<"dev"> };

/** One message: its subject and receiver, opened its code, its link and what it looks like. */
export function InboxMessageCard({ message, open, now, formattingTag, nonce, t }: Props) {
  const { channel, to, slug, subject, text, html, code, link, created_at: createdAtMs } = message;
  return (
    <li>
      <details open={open} className="group">
        <summary className="flex items-start gap-3.5 rounded-control py-3.5">
          <Icon shape={channel === "email" ? mail : phone} label={channel === "email" ? t("inbox.email") : t("inbox.sms")} className="mt-0.5 text-ink-quiet" />
          <span className="min-w-0 flex-1">
            <span className="block font-medium" dir="auto">
              {subject}
            </span>
            <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-ink-quiet">
              <bdi>{to}</bdi>
              <Badge>{slug}</Badge>
            </span>
          </span>
          <span className="shrink-0 text-small text-ink-quiet">
            <Time date={new Date(createdAtMs)} now={now} locale={formattingTag} />
          </span>
        </summary>
        <div className="pb-6 ps-8">
          {code || link ? (
            <p className="mb-4 flex flex-wrap items-baseline gap-x-5 gap-y-2">
              {code ? (
                <code dir="ltr" className="font-mono text-title font-semibold tracking-[0.06em] select-all">
                  {code}
                </code>
              ) : null}
              {link ? <TextLink href={link}>{t("inbox.open_link")}</TextLink> : null}
            </p>
          ) : null}
          {html ? (
            // No script, no form, no way out: the frame is for looking. The mail's link stands above it.
            <iframe sandbox="" srcDoc={mailPreview(html, nonce)} title={t("inbox.preview", { subject })} loading="lazy" className="h-[38rem] w-full max-w-[34rem] rounded-surface border border-line" />
          ) : null}
          <details className="mt-4" open={html === null}>
            <summary className="inline-block rounded-[3px] text-small font-medium text-ink-quiet hover:text-ink">{t("inbox.plain_text")}</summary>
            <pre dir="auto" tabIndex={0} className="mt-2 overflow-x-auto rounded-surface bg-sunken p-4 font-mono text-small whitespace-pre-wrap [overflow-wrap:anywhere]">
              {text}
            </pre>
          </details>
        </div>
      </details>
    </li>
  );
}
