import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import type { Answer } from "./api-browser";

/** The published descriptions, with the address that their schemas refer to each other by, and what their paths lack. */
const DESCRIPTIONS = [
  { file: "fapi-2026-05-12.yml", id: "https://published.example/fapi", prefix: "" },
  { file: "bapi-2026-05-12.yml", id: "https://published.example/bapi", prefix: "/v1" },
];

const published = join(dirname(fileURLToPath(import.meta.url)), "../published");

type Tree = Record<string, unknown>;
type Components = { schemas: Tree; responses: Record<string, Tree> };
type Operation = { responses: Record<string, Tree>; components: Components; id: string };

let read: { operations: Map<string, Operation>; validator: Ajv } | undefined;
const validators = new Map<string, ValidateFunction | null>();

/** Where the answers are counted, where somebody asks for it: see `npm run contract`. */
const COUNTS = process.env.CONTRACT_COUNTS;

/**
 * Hold an answer against the published description of its operation: what it requires must be there, and everything must have
 * its type. More than it names is allowed, as SDKs read more than it names.
 *
 * @throws Error with every place that does not fit
 */
export function checkContract(method: string, pattern: string, { status, json }: Answer): void {
  const name = `${method} ${shapeOf(pattern)}`;
  const operation = description().operations.get(name);
  if (!operation) return;
  const validate = validatorOf(name, operation, status);
  const fits = validate === null || validate(withoutUnprepared(json)) || (isPage(json) && validate(withoutUnprepared(json.data)));
  if (COUNTS) {
    mkdirSync(dirname(COUNTS), { recursive: true });
    appendFileSync(COUNTS, `${JSON.stringify({ name, status, isPublished: validate !== null, fits })}\n`);
  }
  if (fits) return;
  const places = validate.errors?.map(({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`) ?? [];
  throw new Error(`The answer ${status} of ${name} does not fit its published description:\n${[...new Set(places)].slice(0, 12).join("\n")}\n${JSON.stringify(json).slice(0, 2_000)}`);
}

/** What lists that are described as bare arrays answer with `paginated=true`: SDKs ask so, and need the count beside the things. */
function isPage(json: unknown): json is { data: unknown[]; total_count: number } {
  const { data, total_count, ...others } = (json ?? {}) as Tree;
  return Array.isArray(data) && Number.isInteger(total_count) && Object.keys(others).length === 0;
}

/**
 * What the real service answers against its own description: the proof of an address that nothing has been sent to yet has no
 * strategy. SDKs need it so, or they take the code for sent.
 */
function withoutUnprepared(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUnprepared);
  if (value === null || typeof value !== "object") return value;
  const tree = value as Tree;
  if (tree.object === "verification" && tree.strategy === null) return null;
  return Object.fromEntries(Object.entries(tree).map(([key, each]) => [key, withoutUnprepared(each)]));
}

/** A path without the names of its parameters, which the description and our folders choose differently. */
function shapeOf(path: string): string {
  return path.replace(/\[\w+\]|\{\w+\}/g, "{}");
}

/** Null for a status that nothing is published about, or that has no JSON. */
function validatorOf(name: string, { responses, components, id }: Operation, status: number): ValidateFunction | null {
  const key = `${name} ${status}`;
  const known = validators.get(key);
  if (known !== undefined) return known;
  const { validator } = description();
  const named = responses[String(status)] as { $ref?: string } | undefined;
  const response = named?.$ref ? components.responses[named.$ref.split("/").at(-1) ?? ""] : named;
  const schema = (response as { content?: Record<string, { schema?: Tree }> } | undefined)?.content?.["application/json"]?.schema;
  const made = schema ? validator.compile(jsonSchema(schema, id) as Tree) : null;
  validators.set(key, made);
  return made;
}

function description() {
  if (read) return read;
  const validator = new Ajv({ strict: false, allErrors: true });
  addFormats(validator);
  const operations = DESCRIPTIONS.flatMap(({ file, id, prefix }) => {
    const { paths, components } = parse(readFileSync(join(published, file), "utf8"), { maxAliasCount: -1 }) as { paths: Record<string, Record<string, Pick<Operation, "responses">>>; components: Components };
    validator.addSchema({ $id: id, components: { schemas: jsonSchema(components.schemas, id) } });
    return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { responses }]) => [`${method.toUpperCase()} ${prefix}${shapeOf(path)}`, { responses, components, id }] as const));
  });
  read = { operations: new Map(operations), validator };
  return read;
}

/** A schema of OpenAPI 3.0 as JSON Schema: `nullable` becomes a type, and objects are open. */
function jsonSchema(schema: unknown, id: string): unknown {
  if (Array.isArray(schema)) return schema.map((each) => jsonSchema(each, id));
  if (schema === null || typeof schema !== "object") return schema;
  const { nullable, additionalProperties, example: _example, discriminator: _discriminator, ...rest } = schema as Tree;
  if (typeof rest.$ref === "string") rest.$ref = id + rest.$ref;
  const converted = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, jsonSchema(value, id)]));
  if (additionalProperties !== undefined && additionalProperties !== false) converted.additionalProperties = jsonSchema(additionalProperties, id);
  return nullable === true ? { anyOf: [converted, { type: "null" }] } : converted;
}
