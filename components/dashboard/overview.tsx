import { rounded } from "./rounded";
import type { CountFacts, DashboardWords } from "./types";

export type OverviewFacts = Record<"users" | "created_last_seven_days" | "active_sessions_last_day", CountFacts>;

const FIGURES = ["users", "created_last_seven_days", "active_sessions_last_day"] as const;

/** The figures at the top of the dashboard. An estimate says that it is one. */
export function Overview({ t, facts, locale }: { t: DashboardWords; facts: OverviewFacts; locale: string }) {
  return (
    <section aria-label={t("overview.label")}>
      <dl className="grid divide-y divide-line border-y border-line sm:grid-cols-3 sm:divide-x sm:divide-y-0 sm:py-4">
        {FIGURES.map((name) => (
          <div key={name} className="flex items-baseline justify-between gap-x-4 py-2.5 sm:flex-col-reverse sm:items-start sm:justify-end sm:gap-y-1 sm:px-6 sm:py-0 sm:first:ps-0 sm:last:pe-0">
            <dt className="text-small text-ink-quiet">{t(`overview.${name}`)}</dt>
            <dd className="figures text-lead sm:text-title">{figure(facts[name], t, locale)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function figure(facts: CountFacts, t: DashboardWords, locale: string): string {
  const count = rounded(facts);
  return facts.exactness === "exact" ? new Intl.NumberFormat(locale).format(count) : t("overview.about", { count });
}
