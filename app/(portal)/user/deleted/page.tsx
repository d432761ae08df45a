import type { Metadata } from "next";
import { portalFrame } from "@/app/frame";
import { Door } from "@/components/layout/door";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "account")("deleted.title") };
}

/** The last page of a deleted account. Anybody may open it: it says nothing about anybody. */
export default async function DeletedPage() {
  const frame = await portalFrame();
  const { request } = await pageContext();
  const t = getTranslator(request.locale, "account");
  return (
    <Door frame={frame} heading={t("deleted.title")} intro={t("deleted.text")} focusHeading>
      <p className="mb-6 text-ink-quiet">{t("deleted.mail")}</p>
      <LinkButton href="/" wide>
        {t("deleted.action")}
      </LinkButton>
    </Door>
  );
}
