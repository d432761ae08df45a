import type { Metadata } from "next";
import document from "@/app/v1/openapi.json/document.json";
import { portalFrame, requestManners } from "@/app/frame";
import { Chapter } from "@/components/reference/chapter";
import { ErrorList } from "@/components/reference/error-list";
import { ObjectList } from "@/components/reference/object-list";
import { Operation } from "@/components/reference/operation";
import { OperationIndex } from "@/components/reference/operation-index";
import { Preface } from "@/components/reference/preface";
import { Surroundings } from "@/components/reference/surroundings";
import type { OpenApiDocument } from "@/lib/api-reference/document";
import { apiReference, type ApiReference, type ReferenceGroup } from "@/lib/api-reference/reference";
import { errorCatalogue } from "@/lib/api-reference/refusals";
import { getTranslator } from "@/lib/i18n/translator";

// The page is the same for everybody, but for its language, its theme and the nonce of its scripts.
export const dynamic = "force-dynamic";

const DOCUMENT_PATH = "/v1/openapi.json";

let arranged: ApiReference | undefined;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestManners();
  return { title: getTranslator(locale, "reference")("heading") };
}

/** The API's description for people, beside the one for programs. */
export default async function ApiReferencePage() {
  const [frame, { locale }] = await Promise.all([portalFrame(), requestManners()]);
  const t = getTranslator(locale, "reference");
  // Arranged once: it changes with a release only.
  const { version, groups, objects } = (arranged ??= apiReference(document as unknown as OpenApiDocument));
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
      heading={t("heading")}
      intro={t.rich("intro", { version, c: (date) => <bdi dir="ltr" className="whitespace-nowrap">{date}</bdi> })}
      document={{ href: DOCUMENT_PATH, label: t("document") }}
    >
      <Chapter id="preface" title={t("preface.title")}>
        <Preface t={t} />
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
