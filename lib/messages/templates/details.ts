import { isIP } from "node:net";
import type { Catalogue } from "@/lib/messages/catalogue/catalogue";
import type { Occurrence } from "@/lib/messages/message";
import { isolate, productName, singleLine } from "@/lib/messages/templates/plain";
import { MINUTE } from "@/lib/time";

/** Who asked, from where and when, as labelled lines. What is not known is left out, but the device is always named. */
export function describeOccurrence(occurrence: Occurrence, words: Catalogue): { label: string; value: string }[] {
  const place = describePlace(occurrence, words);
  const ip = occurrence.ip_address;
  return [
    { label: words.when, value: formatMoment(occurrence.at, words, occurrence.time_zone) },
    { label: words.device, value: describeBrowser(occurrence, words) },
    ...(place === null ? [] : [{ label: words.place, value: place }]),
    ...(ip && isIP(ip) ? [{ label: words.ipAddress, value: isolate(ip, words.direction) }] : []),
  ];
}

/** A date and time with its zone, in the zone asked for; UTC where none is known. */
export function formatMoment(at: Date, words: Catalogue, timeZone?: string | null): string {
  const options = { year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const;
  try {
    return new Intl.DateTimeFormat(words.locale, { ...options, timeZone: timeZone ?? "UTC" }).format(at);
  } catch {
    // RangeError: a stored zone that this system's tables don't hold.
    return new Intl.DateTimeFormat(words.locale, { ...options, timeZone: "UTC" }).format(at);
  }
}

/** How long something still works, in whole minutes, or hours and days from two on: "10 minutes". At least one minute. */
export function formatDuration(durationMs: number, words: Catalogue): string {
  const minutes = Math.max(Math.round(durationMs / MINUTE), 1);
  const hours = Math.round(minutes / 60);
  const [count, unit] = hours >= 48 ? [Math.round(hours / 24), "day"] : minutes >= 120 ? [hours, "hour"] : [minutes, "minute"];
  return new Intl.NumberFormat(words.locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

function describeBrowser(occurrence: Occurrence, words: Catalogue): string {
  const browser = productName(occurrence.browser_name);
  const system = productName(occurrence.os_name);
  if (browser && system) return words.browserOnSystem({ browser: isolate(browser, words.direction), system: isolate(system, words.direction) });
  return browser ?? system ?? words.unknownDevice;
}

function describePlace(occurrence: Occurrence, words: Catalogue): string | null {
  const city = occurrence.city ? isolate(singleLine(occurrence.city, 60), words.direction) : null;
  const country = occurrence.country && /^[A-Z]{2}$/.test(occurrence.country) ? new Intl.DisplayNames(words.locale, { type: "region" }).of(occurrence.country) : null;
  const parts = [city, country].filter((part) => typeof part === "string");
  return parts.length === 0 ? null : parts.join(words.direction === "rtl" ? "، " : ", ");
}
