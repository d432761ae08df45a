import { TextLink } from "@/components/ui/text-link";
import type { GatehouseTranslator } from "@/lib/i18n/translator";

/** Below a page of the second factor: the way to the others, where there are any. */
export function OtherSecondFactors({ t, hasOtherWays }: { t: GatehouseTranslator<"door">; hasOtherWays: boolean }) {
  if (!hasOtherWays) return null;
  return (
    <p>
      <TextLink href="/sign-in/second-factor">{t("second.other_way")}</TextLink>
    </p>
  );
}
