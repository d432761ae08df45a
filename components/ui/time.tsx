import { exactTime, relativeTime } from "./relative-time";

/**
 * A moment in words, with the exact time on hover, for machines, and for screen readers. Drawn on the server, so that the
 * page shows the same words with and without JavaScript.
 *
 * @param now the moment of the request, so that one page agrees with itself
 */
export function Time({ date, now, locale, timeZone = "UTC", exact = false }: { date: Date; now: Date; locale: string; timeZone?: string; exact?: boolean }) {
  const precise = exactTime(date, locale, timeZone);
  if (exact) return <time dateTime={date.toISOString()} className="figures">{precise}</time>;
  return (
    <time dateTime={date.toISOString()} title={precise}>
      {relativeTime(date, now, locale, timeZone)}
      <span className="sr-only"> ({precise})</span>
    </time>
  );
}
