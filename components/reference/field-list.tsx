import type { Field, Limit } from "@/lib/api-reference/fields";
import { Code } from "./code";
import { TypeText } from "./type-text";
import type { ReferenceWords } from "./types";

/** Parameters of one kind: name, whether it must be there, type, and what else it is held to. */
export function FieldList({ label, fields, t }: { label: string; fields: readonly Field[]; t: ReferenceWords }) {
  if (fields.length === 0) return null;
  return (
    <div>
      <h4 className="text-small font-medium text-ink-quiet">{label}</h4>
      <dl className="mt-1 divide-y divide-line border-y border-line text-small">
        {fields.map(({ name, isRequired, type, limits }) => (
          <div key={name} className="gap-x-6 py-2 sm:grid sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
            <dt>
              <bdi className="font-mono font-medium [overflow-wrap:anywhere]">{name}</bdi>
              {isRequired ? <span className="ms-2 text-ink-quiet">{t("required")}</span> : null}
            </dt>
            <dd>
              <TypeText parts={type} />
              {limits.length > 0 ? (
                <span className="block text-ink-quiet">
                  {limits.map((limit, index) => (
                    <span key={index}>
                      {index > 0 ? t("limit.separator") : null}
                      <LimitText limit={limit} t={t} />
                    </span>
                  ))}
                </span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function LimitText({ limit, t }: { limit: Limit; t: ReferenceWords }) {
  if ("count" in limit) return limit.kind === "min_length" && limit.count === 1 ? t("limit.not_empty") : t(`limit.${limit.kind}`, { count: limit.count });
  return (
    <>
      {t(`limit.${limit.kind}`)} <Code>{limit.text}</Code>
    </>
  );
}
