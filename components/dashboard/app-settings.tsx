import { CopyButton } from "../ui/copy-button";
import { Disclosure } from "../ui/disclosure";
import { FactRow, Rows } from "../ui/rows";
import { Section } from "../ui/section";
import type { KeysWords } from "./types";

/** The publishable key, and what to paste into an app for each SDK. */
export function AppSettings({ t, publishableKey, settings }: { t: KeysWords; publishableKey: string; settings: readonly { title: string; text: string }[] }) {
  return (
    <Section id="apps" title={t("apps.title")} description={t("apps.description")}>
      <Rows label={t("apps.title")}>
        <FactRow label={t("apps.publishable_key")} action={<CopyButton text={publishableKey} />}>
          <code dir="ltr" className="figures block break-all">
            {publishableKey}
          </code>
        </FactRow>
      </Rows>
      <ul role="list" className="mt-4 flex flex-col gap-3">
        {settings.map(({ title, text }) => (
          <li key={title}>
            <Disclosure summary={<bdi dir="ltr">{title}</bdi>}>
              <div className="flex flex-col items-start gap-2">
                <pre dir="ltr" tabIndex={0} aria-label={title} className="figures w-full overflow-x-auto rounded-control border border-line bg-sunken p-3 text-small">
                  {text}
                </pre>
                <CopyButton text={text} />
              </div>
            </Disclosure>
          </li>
        ))}
      </ul>
    </Section>
  );
}
