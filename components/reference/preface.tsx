import type { ReactNode } from "react";
import { Code } from "./code";
import type { ReferenceWords } from "./types";

type Topic = "bodies" | "methods" | "credentials" | "origins" | "answers" | "secret_keys" | "json" | "lists" | "errors" | "limits" | "tokens";

const REFUSAL = `{
  "errors": [
    {
      "code": "form_param_missing",
      "message": "is missing",
      "long_message": "strategy must be given.",
      "meta": { "param_name": "strategy" }
    }
  ],
  "clerk_trace_id": "5c1f…"
}`;

/** How requests are made, and what holds for every answer. */
export function Preface({ t, topics }: { t: ReferenceWords; topics: readonly Topic[] }) {
  const code = (name: ReactNode) => <Code>{name}</Code>;
  return (
    <dl className="gap-x-10 md:columns-2">
      {topics.map((topic) => (
        <div key={topic} className="break-inside-avoid pb-6">
          <dt className="font-medium">{t(`preface.${topic}.title`)}</dt>
          <dd className="mt-0.5 text-ink-quiet">
            {t.rich(`preface.${topic}.text`, { c: code, envelope: () => <Code>{"{ response, client }"}</Code> })}
            {topic === "errors" ? (
              <pre dir="ltr" className="mt-3 rounded-surface bg-sunken p-3 text-start font-mono text-small whitespace-pre-wrap text-ink [overflow-wrap:anywhere]">
                {REFUSAL}
              </pre>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
