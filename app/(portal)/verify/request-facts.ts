import type { GatehouseTranslator } from "@/lib/i18n/translator";
import type { VerificationLinkView } from "@/lib/flows/verification-link/open";

/** Who asked for a link, in words. What is not known is left out. */
export function requestFacts(t: GatehouseTranslator<"door">, formattingTag: string, from: VerificationLinkView["requested_from"]): { term: string; value: string }[] {
  if (from === null) return [];
  const { browser_name, os_name, city, country, ip } = from;
  const device = browser_name && os_name ? t("link.browser_on_system", { browser: browser_name, system: os_name }) : (browser_name ?? os_name ?? t("link.device_unknown"));
  const land = country && countryName(country, formattingTag);
  const place = city && land ? t("link.city_and_country", { city, country: land }) : (city ?? land);
  return [
    { term: t("link.device"), value: device },
    ...(place ? [{ term: t("link.place"), value: place }] : []),
    ...(ip ? [{ term: t("link.ip_address"), value: ip }] : []),
  ];
}

/** @param country ISO 3166-1 alpha-2 */
function countryName(country: string, formattingTag: string): string {
  return /^[A-Z]{2}$/.test(country) ? (new Intl.DisplayNames([formattingTag], { type: "region" }).of(country) ?? country) : country;
}
