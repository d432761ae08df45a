import type { ReactNode } from "react";
import type { Clock } from "../account/types";
import { Section } from "../ui/section";
import { Time } from "../ui/time";
import { Fact, Facts } from "./facts";
import type { WebhooksWords } from "./types";

export type EndpointFacts = { url: string; description: string; eventTypes: readonly string[]; disabledAt: Date | null; failingSince: Date | null; createdAt: Date };

/** What is known of an endpoint; `children` is what can be done with it. */
export function WebhookEndpointFacts({ t, clock, facts, children }: { t: WebhooksWords; clock: Clock; facts: EndpointFacts; children: ReactNode }) {
  return (
    <Section id="endpoint-facts" title={t("endpoint.facts")}>
      <div className="flex flex-col gap-4">
        <Facts>
          <Fact wide label={t("endpoint.url")}>
            <bdi dir="ltr" className="break-all">
              {facts.url}
            </bdi>
          </Fact>
          <Fact wide label={t("endpoint.events")}>
            <span className="flex flex-wrap gap-x-3 gap-y-0.5">
              {facts.eventTypes.map((type) => (
                <bdi key={type}>{type}</bdi>
              ))}
            </span>
          </Fact>
          <Fact label={t("endpoint.status")}>{statusOf(facts, t, clock)}</Fact>
          <Fact label={t("endpoint.created")}>
            <Time date={facts.createdAt} {...clock} />
          </Fact>
          <Fact wide label={t("endpoint.description")}>
            {facts.description ? <bdi>{facts.description}</bdi> : <span className="text-ink-quiet">{t("endpoint.none")}</span>}
          </Fact>
        </Facts>
        {children}
      </div>
    </Section>
  );
}

function statusOf({ disabledAt, failingSince }: EndpointFacts, t: WebhooksWords, clock: Clock): ReactNode {
  const at = (date: Date) => ({ when: () => <Time date={date} {...clock} /> });
  if (disabledAt) return t.rich("endpoint.off_since", at(disabledAt));
  return failingSince ? t.rich("endpoint.failing_since", at(failingSince)) : t("endpoint.on");
}
