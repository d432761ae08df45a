import type { JsonSchema } from "./document";
import { objectId, type NamedObjects } from "./named-objects";

/** A piece of a printed type: text, or the name of an object that is described elsewhere in the page, and its place there. */
export type TypePart = string | { object: string; id: string };

type Place = {
  objects: NamedObjects;
  defs: Record<string, JsonSchema>;
  /** How far lines are moved in. */
  depth: number;
  /** The definitions that are being printed: one that stands inside of itself is not printed again. */
  open: readonly string[];
};

const JSON_TYPES = ["string", "number", "boolean", "null", "array", "object"];

/**
 * A schema as a type in TypeScript's notation, on as many lines as it has properties.
 *
 * @param options.isDefinition print what a named object consists of, instead of its name
 */
export function typeText(schema: JsonSchema, objects: NamedObjects, { isDefinition = false } = {}): TypePart[] {
  const place: Place = { objects, defs: schema.$defs ?? {}, depth: 0, open: [] };
  return merged(isDefinition ? described(schema, place) : printed(schema, place));
}

function printed(schema: JsonSchema, place: Place): TypePart[] {
  const name = place.objects.nameOf(schema);
  return name === null ? described(schema, place) : [{ object: name, id: objectId(name) }];
}

function described(schema: JsonSchema, place: Place): TypePart[] {
  const { $ref, type, enum: values, allOf } = schema;
  const members = membersOf(schema);
  if ($ref !== undefined) return definition($ref, place);
  if ("const" in schema) return [JSON.stringify(schema.const)];
  if (values) return [values.map((value) => JSON.stringify(value)).join(" | ")];
  if (members.length > 0) return union(members, place);
  if (allOf) return joined(allOf.map((member) => printed(member, place)), " & ");
  if (schema.not) return ["never"];
  if (type === "array") return list(schema, place);
  return type === "object" ? block(schema, place) : [typeof type === "string" ? type : "any"];
}

function definition(ref: string, place: Place): TypePart[] {
  const found = place.defs[ref.split("/").at(-1) ?? ""];
  return found && !place.open.includes(ref) ? printed(found, { ...place, open: [...place.open, ref] }) : ["any"];
}

/** The alternatives of a schema, or none. */
function membersOf(schema: JsonSchema): JsonSchema[] {
  if (Array.isArray(schema.type)) return schema.type.map((type) => ({ ...schema, type }));
  return schema.anyOf ?? schema.oneOf ?? [];
}

function union(members: JsonSchema[], place: Place): TypePart[] {
  if (JSON_TYPES.every((type) => members.some((member) => member.type === type))) return ["any"];
  const texts = new Map(members.map((member) => printed(member, place)).map((parts) => [JSON.stringify(parts), parts]));
  return texts.has('["any"]') ? ["any"] : joined([...texts.values()], " | ");
}

function list({ items, prefixItems, maxItems }: JsonSchema, place: Place): TypePart[] {
  if (prefixItems) return ["[", ...joined(prefixItems.map((item) => printed(item, place)), ", "), "]"];
  if (maxItems === 0) return ["[]"];
  if (typeof items !== "object") return ["any[]"];
  const item = printed(items, place);
  const isUnion = membersOf(items).length > 1 || (items.enum?.length ?? 0) > 1;
  return isUnion ? ["(", ...item, ")[]"] : [...item, "[]"];
}

function block({ properties = {}, required = [], additionalProperties }: JsonSchema, place: Place): TypePart[] {
  const inside = { ...place, depth: place.depth + 1 };
  const line = (name: string, type: TypePart[]): TypePart[] => [`\n${indent(inside)}${name}: `, ...type, ";"];
  const named = Object.entries(properties).flatMap(([name, schema]) => line(required.includes(name) ? name : `${name}?`, printed(schema, inside)));
  const others = typeof additionalProperties === "object" && !additionalProperties.not ? printed(additionalProperties, inside) : [];
  if (named.length > 0) return ["{", ...named, ...(others.length > 0 ? line("[name: string]", others) : []), `\n${indent(place)}}`];
  return others.length > 0 ? ["{ [name: string]: ", ...others, " }"] : ["{}"];
}

function indent({ depth }: Place): string {
  return "  ".repeat(depth);
}

function joined(several: TypePart[][], separator: string): TypePart[] {
  return several.flatMap((parts, index) => (index === 0 ? parts : [separator, ...parts]));
}

/** Pieces of text that follow each other become one. */
function merged(parts: TypePart[]): TypePart[] {
  const done: TypePart[] = [];
  for (const part of parts) {
    const last = done.at(-1);
    if (typeof part === "string" && typeof last === "string") done[done.length - 1] = last + part;
    else done.push(part);
  }
  return done;
}
