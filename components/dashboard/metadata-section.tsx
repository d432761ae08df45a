import { Section } from "../ui/section";
import type { DashboardWords } from "./types";

const KINDS = ["public", "private", "unsafe"] as const;

export type Metadata = Record<(typeof KINDS)[number], Record<string, unknown>>;

/** What apps have stored with a person, as they stored it. */
export function MetadataSection({ t, metadata }: { t: DashboardWords; metadata: Metadata }) {
  return (
    <Section id="metadata" title={t("metadata.title")} description={t("metadata.description")}>
      <div className="grid gap-6 xl:grid-cols-3">
        {KINDS.map((kind) => (
          <div key={kind} className="min-w-0">
            <h3 className="text-body font-medium">{t(`metadata.${kind}`)}</h3>
            <p className="mt-0.5 mb-2 text-small text-ink-quiet">{t(`metadata.${kind}_hint`)}</p>
            {Object.keys(metadata[kind]).length === 0 ? (
              <p className="text-small text-ink-quiet">{t("metadata.empty")}</p>
            ) : (
              // Reachable by keyboard, because what can be scrolled must be scrollable without a mouse.
              <pre dir="ltr" tabIndex={0} role="group" aria-label={t(`metadata.${kind}`)} className="max-h-72 overflow-auto rounded-surface bg-sunken p-3 font-mono text-small whitespace-pre-wrap [overflow-wrap:anywhere]">
                {JSON.stringify(metadata[kind], null, 2)}
              </pre>
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}
