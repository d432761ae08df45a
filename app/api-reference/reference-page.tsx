import document from "@/app/v1/openapi.json/document.json";
import { portalFrame, requestManners } from "@/app/frame";
import { Chapter } from "@/components/reference/chapter";
import { ErrorList } from "@/components/reference/error-list";
import { ObjectList } from "@/components/reference/object-list";
import { Operation } from "@/components/reference/operation";
import { OperationIndex } from "@/components/reference/operation-index";
import { Preface } from "@/components/reference/preface";
import { Surroundings } from "@/components/reference/surroundings";
import { documentFor, type Audience } from "@/lib/api-reference/audience";
import type { OpenApiDocument } from "@/lib/api-reference/document";
import { apiReference, type ApiReference, type ReferenceGroup } from "@/lib/api-reference/reference";
import { errorCatalogue } from "@/lib/api-reference/refusals";
import { getTranslator } from "@/lib/i18n/translator";

const DOCUMENT_PATH = "/v1/openapi.json";

const OTHER_PAGE = { frontend: "/api-reference/backend", backend: "/api-reference" } as const;

/** What stands in front of the operations of each. */
const TOPICS = {
  frontend: ["bodies", "methods", "credentials", "origins", "answers", "errors", "limits", "tokens"],
  backend: ["secret_keys", "json", "lists", "errors", "limits", "tokens"],
} as const;

const arranged = new Map<Audience, ApiReference>();

/** The description of one of the APIs for people, beside the document for programs. */
export async function ReferencePage({ audience }: { audience: Audience }) {
  const [frame, { locale }] = await Promise.all([portalFrame(), requestManners()]);
  const t = getTranslator(locale, "reference");
  // Arranged once: it changes with a release only.
  const { version, groups, objects } = arranged.get(audience) ?? apiReference(documentFor(audience, document as unknown as OpenApiDocument));
  arranged.set(audience, { version, groups, objects });
  const titleOf = ({ prefix }: ReferenceGroup) => (prefix === "/v1" ? t("others") : prefix);
  return (
    <Surroundings
      frame={frame}
      chapters={[
        { id: "preface", title: t("preface.title") },
        { id: "operations", title: t("operations") },
        ...groups.map((group) => ({ id: group.id, title: titleOf(group) })),
        { id: "objects", title: t("objects.title") },
        { id: "errors", title: t("errors.title") },
      ]}
      chaptersLabel={t("chapters")}
      heading={t(`${audience}.heading`)}
      other={{ href: OTHER_PAGE[audience], label: t(`${audience}.other`) }}
      intro={t.rich(`${audience}.intro`, { version, c: (date) => <bdi dir="ltr" className="whitespace-nowrap">{date}</bdi> })}
      document={{ href: DOCUMENT_PATH, label: t("document") }}
    >
      <Chapter id="preface" title={t("preface.title")}>
        <Preface t={t} topics={TOPICS[audience]} />
      </Chapter>
      <Chapter id="operations" title={t("operations")}>
        <OperationIndex groups={groups} titleOf={titleOf} />
      </Chapter>
      {groups.map((group) => (
        <Chapter key={group.id} id={group.id} title={titleOf(group)}>
          <ul role="list">
            {group.operations.map((operation) => (
              <Operation key={operation.id} operation={operation} t={t} />
            ))}
          </ul>
        </Chapter>
      ))}
      <Chapter id="objects" title={t("objects.title")} intro={t("objects.intro")}>
        <ObjectList objects={objects} />
      </Chapter>
      <Chapter id="errors" title={t("errors.title")} intro={t("errors.intro")}>
        <ErrorList catalogue={errorCatalogue()} />
      </Chapter>
    </Surroundings>
  );
}
