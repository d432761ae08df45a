import type { OpenApiDocument, OperationObject } from "./document";
import { bodyOf, parameterField, type Body, type Field } from "./fields";
import { groupPaths } from "./groups";
import { namedObjects, objectId, type NamedObjects } from "./named-objects";
import { refusalsOf, type Refusals } from "./refusals";
import { typeText, type TypePart } from "./type-text";

export type ReferenceOperation = {
  /** Its place in the page. */
  id: string;
  method: string;
  path: string;
  summary: string;
  pathFields: Field[];
  queryFields: Field[];
  body: Body | null;
  /** What it answers; without a type it sends the browser on. */
  answer: { status: number; type: TypePart[] | null };
  refusals: Refusals[];
};

export type ReferenceGroup = { id: string; prefix: string; operations: ReferenceOperation[] };

export type ReferenceObject = { id: string; name: string; type: TypePart[] };

/** The API's description, arranged for people to read. */
export type ApiReference = { version: string; groups: ReferenceGroup[]; objects: ReferenceObject[] };

/** Arrange an OpenAPI document for people: operations by their paths, and each shared object once. */
export function apiReference(document: OpenApiDocument): ApiReference {
  const objects = namedObjects(document);
  const groups = groupPaths(Object.keys(document.paths)).map(({ prefix, paths }) => ({
    id: anchor("paths", prefix),
    prefix,
    operations: paths.flatMap((path) => Object.entries(document.paths[path] ?? {}).map(([method, operation]) => describe(method, path, operation, objects))),
  }));
  return {
    version: document.info.version,
    groups,
    // The page explains errors at length, in a part of its own.
    objects: objects.all.filter(({ name }) => name !== "Errors").map(({ name, schema }) => ({ id: objectId(name), name, type: typeText(schema, objects, { isDefinition: true }) })),
  };
}

function describe(method: string, path: string, operation: OperationObject, objects: NamedObjects): ReferenceOperation {
  const { parameters = [], requestBody, responses } = operation;
  const [status = "200", response] = Object.entries(responses).find(([name]) => name !== "default") ?? [];
  const answered = Object.values(response?.content ?? {})[0]?.schema;
  const read = Object.values(requestBody?.content ?? {})[0]?.schema;
  const fieldsIn = (place: string) => parameters.filter((parameter) => parameter.in === place).map((parameter) => parameterField(parameter, objects));
  return {
    id: anchor(method, path),
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    pathFields: fieldsIn("path"),
    queryFields: fieldsIn("query"),
    body: read ? bodyOf(read, objects) : null,
    answer: { status: Number(status), type: answered ? typeText(answered, objects) : null },
    refusals: refusalsOf(path, operation),
  };
}

/** `get` and `/v1/me/sessions/{session_id}` are `get-me-sessions-session_id`. */
function anchor(kind: string, path: string): string {
  return [kind, ...path.replace(/^\/v1\//, "").split(/[^\w-]+/)].filter(Boolean).join("-");
}
