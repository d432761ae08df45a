import { TextLink } from "@/components/ui/text-link";
import type { GatehouseTranslator } from "@/lib/i18n/translator";

/** What stands below a page that waits for a code or link: the other way, and where mails hide. */
export function WaysOut({ t, spam, href, label }: { t: GatehouseTranslator<"door">; spam: boolean; href: string; label: string }) {
  return (
    <>
      <p>
        <TextLink href={href}>{label}</TextLink>
      </p>
      {spam ? <p className="text-small">{t("code.look_in_spam")}</p> : null}
    </>
  );
}
