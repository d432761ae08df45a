const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];
const WEEK_MS = 604_800_000;

/**
 * A moment the way a person says it: "5 minutes ago", "yesterday"; what is more than a week ago by its day.
 *
 * @param tag BCP 47 tag
 */
export function agoWords(date: Date, now: Date, tag: string): string {
  const differenceMs = date.getTime() - now.getTime();
  if (Math.abs(differenceMs) >= WEEK_MS) return new Intl.DateTimeFormat(tag, { dateStyle: "long" }).format(date);
  const words = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const [unit, lengthMs] = UNITS.find(([, length]) => Math.abs(differenceMs) >= length) ?? (["second", 0] as const);
  return words.format(lengthMs === 0 ? 0 : Math.trunc(differenceMs / lengthMs), unit);
}
