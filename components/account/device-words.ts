import { isolate } from "./isolate";
import type { SessionsWords } from "./types";

export type DeviceFacts = { browserName: string | null; osName: string | null; deviceType: string | null };
export type PlaceFacts = { city: string | null; country: string | null };

/** A device the way a person would name it: "Chrome on macOS". */
export function deviceWords({ browserName, osName, deviceType }: DeviceFacts, t: SessionsWords): string {
  const system = osName ?? deviceType;
  if (browserName && system) return t("browser_on_system", { browser: isolate(browserName), system: isolate(system) });
  if (!browserName && !system) return t("unknown_device");
  return isolate(browserName ?? system ?? "");
}

/**
 * A place in words, or null when nothing is known of it.
 *
 * @param locale BCP 47 tag, for the name of the country
 */
export function placeWords({ city, country }: PlaceFacts, locale: string, t: SessionsWords): string | null {
  const name = country ? countryName(country, locale) : null;
  if (city && name) return t("city_and_country", { city: isolate(city), country: name });
  return city ?? name;
}

function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
  } catch {
    // Intl throws at what is not a region's code, and a database of places may hold such.
    return code;
  }
}
