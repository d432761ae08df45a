import type { JsonSchema, OpenApiDocument } from "./document";

/** The objects of the wire that have a name, so that a page can describe each of them once. */
export type NamedObjects = {
  /** The name of a schema, or null for what is described where it stands. */
  nameOf: (schema: JsonSchema) => string | null;
  all: readonly { name: string; schema: JsonSchema }[];
};

const COMPONENT = "#/components/schemas/";

/**
 * Find the objects that answers share: what is a component of the document, and what says of itself which object it is (its
 * `object` has only one value). Where objects of one kind differ, the name belongs to the one that is met most often.
 */
export function namedObjects({ paths, components = {} }: OpenApiDocument): NamedObjects {
  const met = new Map<string, Map<string, { count: number; schema: JsonSchema }>>();
  const meet = (schema: JsonSchema) => {
    const name = ownName(schema);
    if (name !== null) {
      const kinds = met.get(name) ?? new Map<string, { count: number; schema: JsonSchema }>();
      const text = JSON.stringify(schema);
      kinds.set(text, { count: (kinds.get(text)?.count ?? 0) + 1, schema });
      met.set(name, kinds);
    }
    partsOf(schema).forEach(meet);
  };
  const responses = Object.values(paths).flatMap((path) => Object.values(path).flatMap((operation) => Object.values(operation.responses)));
  for (const { content = {} } of responses) Object.values(content).forEach(({ schema }) => meet(schema));

  const shared = Object.entries(components.schemas ?? {}).map(([name, schema]) => ({ name, schema, text: null }));
  const own = [...met].map(([name, kinds]) => {
    const [first] = [...kinds].sort(([, one], [, other]) => other.count - one.count);
    return { name, schema: first?.[1].schema ?? {}, text: first?.[0] ?? null };
  });
  const texts = new Map(own.map(({ name, text }) => [name, text]));
  return {
    nameOf(schema) {
      if (schema.$ref?.startsWith(COMPONENT)) return schema.$ref.slice(COMPONENT.length);
      const name = ownName(schema);
      return name !== null && texts.get(name) === JSON.stringify(schema) ? name : null;
    },
    all: [...own, ...shared].map(({ name, schema }) => ({ name, schema })).sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

/** Where a named object is described in the page. */
export function objectId(name: string): string {
  return `object-${name}`;
}

/** `sign_in_attempt` on the wire is `SignInAttempt` in print. */
function ownName({ properties }: JsonSchema): string | null {
  const kind = properties?.object?.const;
  return typeof kind === "string" ? kind.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase()) : null;
}

function partsOf({ properties, items, prefixItems, additionalProperties, anyOf, oneOf, allOf }: JsonSchema): JsonSchema[] {
  const several = [...Object.values(properties ?? {}), ...(prefixItems ?? []), ...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])];
  return [...several, ...[items, additionalProperties].filter((schema) => typeof schema === "object")];
}
