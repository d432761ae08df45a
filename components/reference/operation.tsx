import type { ReferenceOperation } from "@/lib/api-reference/reference";
import { Disclosure } from "../ui/disclosure";
import { Code } from "./code";
import { FieldList } from "./field-list";
import { MethodAndPath } from "./method";
import { TypeBlock } from "./type-text";
import type { ReferenceWords } from "./types";

/** One operation: what it does, how it is asked, what it answers. */
export function Operation({ operation, t }: { operation: ReferenceOperation; t: ReferenceWords }) {
  const { id, method, path, summary, pathFields, queryFields, body, answer, refusals } = operation;
  return (
    <li id={id} className="scroll-mt-24 border-t border-line py-7 target:border-accent-edge">
      <h3 className="text-lead">
        <a href={`#${id}`} className="rounded-[3px] hover:underline">
          <bdi lang="en">{summary}</bdi>
        </a>
      </h3>
      <div className="mt-1">
        <MethodAndPath method={method} path={path} />
      </div>
      <div className="mt-4 flex flex-col gap-4 empty:hidden">
        <FieldList label={t("path")} fields={pathFields} t={t} />
        <FieldList label={t("query")} fields={queryFields} t={t} />
        {body ? <FieldList label={t("body")} fields={body.fields} t={t} /> : null}
        {body && body.unread.length > 0 ? (
          <p className="text-small text-ink-quiet">
            {t("unread")} <Names names={body.unread} />
          </p>
        ) : null}
        {answer.type ? (
          <Disclosure summary={t("answer", { status: answer.status })}>
            <TypeBlock parts={answer.type} />
          </Disclosure>
        ) : (
          <p className="text-small text-ink-quiet">{t.rich("navigates", { status: answer.status, c: (name) => <Code>{name}</Code> })}</p>
        )}
        {refusals.map(({ status, codes }) => (
          <p key={status} className="-mt-2 text-small text-ink-quiet first:mt-0">
            {t("refused", { status })} <Names names={codes} />
          </p>
        ))}
      </div>
    </li>
  );
}

/** Names of the wire, with space between them to break at. */
function Names({ names }: { names: readonly string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 ? " " : null}
      <Code>{name}</Code>
    </span>
  ));
}
