import type { JsonSchema, ParameterObject } from "./document";
import type { NamedObjects } from "./named-objects";
import { typeText, type TypePart } from "./type-text";

type CountLimit = { kind: "min_length" | "max_length" | "minimum" | "maximum" | "min_items" | "max_items"; count: number };
type TextLimit = { kind: "format" | "pattern" | "default"; text: string };

/** What a value is held to beside its type. */
export type Limit = CountLimit | TextLimit;

/** One parameter of an operation. */
export type Field = { name: string; isRequired: boolean; type: TypePart[]; limits: Limit[] };

/** A body: what is read of it, and the names of what is taken and not looked at. */
export type Body = { fields: Field[]; unread: string[] };

export function parameterField({ name, required = false, schema }: ParameterObject, objects: NamedObjects): Field {
  return { name, isRequired: required, type: typeText(schema, objects), limits: limitsOf(schema) };
}

export function bodyOf(schema: JsonSchema, objects: NamedObjects): Body {
  const { properties = {}, required = [], $defs = {} } = schema;
  const fields = Object.entries(properties).map(([name, property]) => ({ ...parameterField({ name, in: "body", schema: { ...property, $defs } }, objects), isRequired: required.includes(name) }));
  // An endpoint has no opinion on what it drops: its schema is empty.
  const isUnread = ({ name, isRequired }: Field) => !isRequired && Object.keys(properties[name] ?? {}).length === 0;
  return { fields: fields.filter((field) => !isUnread(field)), unread: fields.filter(isUnread).map(({ name }) => name) };
}

/** The limits of a schema and of its alternatives, those that anybody would run into. */
export function limitsOf(schema: JsonSchema): Limit[] {
  const counts = [
    ["min_length", schema.minLength, 0],
    ["max_length", schema.maxLength, Infinity],
    ["minimum", schema.minimum, Number.MIN_SAFE_INTEGER],
    ["maximum", schema.maximum, Number.MAX_SAFE_INTEGER],
    ["min_items", schema.minItems, 0],
    ["max_items", schema.maxItems, Infinity],
  ] as const;
  const texts = [
    ["format", schema.format],
    // A format has its pattern written out; the name says more.
    ["pattern", schema.format === undefined ? schema.pattern : undefined],
    ["default", schema.default === undefined ? undefined : JSON.stringify(schema.default)],
  ] as const;
  return [
    ...counts.flatMap(([kind, count, none]): Limit[] => (count === undefined || count === none ? [] : [{ kind, count }])),
    ...texts.flatMap(([kind, text]): Limit[] => (text === undefined ? [] : [{ kind, text }])),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(limitsOf),
  ];
}
