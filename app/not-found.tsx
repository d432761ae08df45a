import { Door } from "@/components/layout/door";
import { LinkButton } from "@/components/ui/link-button";
import { getTranslator } from "@/lib/i18n/translator";
import { portalFrame, requestManners } from "./frame";

export default async function NotFound() {
  const [frame, { locale }] = await Promise.all([portalFrame(), requestManners()]);
  const t = getTranslator(locale, "common");
  return (
    <Door frame={frame} heading={t("not_found.title")} intro={<p>{t("not_found.text")}</p>} focusHeading>
      <LinkButton href="/" variant="primary" wide>
        {t("not_found.action")}
      </LinkButton>
    </Door>
  );
}
