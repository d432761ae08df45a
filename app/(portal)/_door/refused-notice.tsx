import { Notice } from "@/components/ui/notice";
import type { GatehouseTranslator } from "@/lib/i18n/translator";

/** Says that the person will not go back to where they came from, and why. */
export function RefusedNotice({ t }: { t: GatehouseTranslator<"door"> }) {
  return (
    <div className="mb-5">
      <Notice tone="caution" title={t("notices.redirect_refused_title")} live={false}>
        {t("notices.redirect_refused")}
      </Notice>
    </div>
  );
}
