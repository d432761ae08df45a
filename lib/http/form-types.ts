import { z } from "zod";

type JsonSchema = { type?: string | string[]; anyOf?: JsonSchema[]; oneOf?: JsonSchema[]; properties?: Record<string, JsonSchema> };

/**
 * A form has only texts. Make of each the boolean, number, list or object that the schema wants under that name; what cannot
 * be one stays a text, which the schema then refuses by its name.
 *
 * @returns a function that reads the schema once
 */
export function formReader(schema: z.ZodType): (fields: Record<string, unknown>) => Record<string, unknown> {
  let wanted: Map<string, Set<string>> | undefined;
  return (fields) => {
    wanted ??= typesByName(schema);
    const types = wanted;
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typed(value, types.get(name))]));
  };
}

function typesByName(schema: z.ZodType): Map<string, Set<string>> {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  return new Map(Object.entries(properties).map(([name, property]) => [name, new Set(typesOf(property))]));
}

function typesOf({ type, anyOf = [], oneOf = [] }: JsonSchema): string[] {
  return [...(type === undefined ? [] : [type].flat()), ...[...anyOf, ...oneOf].flatMap(typesOf)];
}

function typed(value: unknown, types: Set<string> | undefined): unknown {
  if (!types || value === null) return value;
  if (types.has("array") && !types.has("object") && !Array.isArray(value)) return isJson(value, "[") ? parsed(value) : [value];
  if (typeof value !== "string" || types.has("string")) return value;
  if (types.has("boolean") && (value === "true" || value === "false")) return value === "true";
  if ((types.has("number") || types.has("integer")) && /^-?\d{1,15}(\.\d{1,15})?$/.test(value)) return Number(value);
  return types.has("object") && isJson(value, "{") ? parsed(value) : value;
}

function isJson(value: unknown, start: "[" | "{"): value is string {
  return typeof value === "string" && value.trimStart().startsWith(start);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
