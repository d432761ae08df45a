const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * A moment the way a person says it: "5 minutes ago", "yesterday", "on 3 March", "in 2 days". Up to a week it is relative
 * to `now`; beyond that it is the day.
 *
 * @param locale BCP 47 tag; @param timeZone IANA zone for the day's name
 */
export function relativeTime(date: Date, now: Date, locale: string, timeZone = "UTC"): string {
  const differenceMs = date.getTime() - now.getTime();
  const distanceMs = Math.abs(differenceMs);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (distanceMs < MINUTE_MS) return words.format(0, "second");
  if (distanceMs < HOUR_MS) return words.format(Math.trunc(differenceMs / MINUTE_MS), "minute");
  if (distanceMs < DAY_MS) return words.format(Math.trunc(differenceMs / HOUR_MS), "hour");
  if (distanceMs < 7 * DAY_MS) return words.format(Math.trunc(differenceMs / DAY_MS), "day");
  const sameYear = date.getUTCFullYear() === now.getUTCFullYear();
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: sameYear ? undefined : "numeric", timeZone }).format(date);
}

/** The exact moment with its zone: "21 November 2026 at 14:05 UTC". */
export function exactTime(date: Date, locale: string, timeZone = "UTC"): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(date);
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone, timeZoneName: "short" }).format(date);
  return `${day}, ${clock}`;
}
