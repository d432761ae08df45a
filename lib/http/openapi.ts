import { z } from "zod";
import { ERRORS } from "@/lib/errors";
import type { Endpoint, EndpointSpec } from "./endpoint";

/** The endpoints of one path, as a route file exports them. */
export type DescribedRoute = { path: string; endpoints: Partial<Record<string, Endpoint>> };

/** The version of the published APIs that ours answer like. */
const API_VERSION = "2026-05-12";

/**
 * The OpenAPI document, read off the very schemas that parse the requests, so that the two cannot drift.
 *
 * @see https://spec.openapis.org/oas/v3.1.0
 */
export function openApiDocument(routes: DescribedRoute[]): Record<string, unknown> {
  const sorted = [...routes].sort((a, b) => (a.path < b.path ? -1 : 1));
  const paths = Object.fromEntries(sorted.map(({ path, endpoints }) => [path.replace(/\[(\w+)\]/g, "{$1}"), operationsOf(path, endpoints)]));
  const schemas: Record<string, unknown> = { Errors: errorsSchema() };
  const shared = withSharedObjects(paths, schemas);
  return {
    openapi: "3.1.0",
    info: { title: "Gatehouse", version: API_VERSION, license: { name: "MIT", identifier: "MIT" } },
    externalDocs: { description: "The same, for people to read", url: "/api-reference" },
    paths: shared,
    components: { schemas, securitySchemes: { browser: { type: "apiKey", in: "cookie", name: "__client" }, secretKey: { type: "http", scheme: "bearer" } } },
  };
}

/**
 * The same with every object of the API described once, by the name that it has on the wire: the client comes with almost
 * every answer. Objects of one name that differ are numbered.
 */
function withSharedObjects(node: unknown, schemas: Record<string, unknown>, names = new Map<string, string>()): unknown {
  if (Array.isArray(node)) return node.map((each) => withSharedObjects(each, schemas, names));
  if (node === null || typeof node !== "object") return node;
  const tree: Record<string, unknown> = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withSharedObjects(value, schemas, names)]));
  const object = (tree.properties as { object?: { const?: unknown } } | undefined)?.object?.const;
  if (typeof object !== "string") return tree;
  const text = JSON.stringify(tree);
  const name = names.get(text) ?? freeName(object, schemas);
  names.set(text, name);
  schemas[name] = tree;
  return { $ref: `#/components/schemas/${name}` };
}

function freeName(object: string, schemas: Record<string, unknown>): string {
  const name = object.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!Object.hasOwn(schemas, candidate)) return candidate;
  }
}

function operationsOf(path: string, endpoints: DescribedRoute["endpoints"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(endpoints).flatMap(([method, endpoint]) => (endpoint ? [[method.toLowerCase(), describe(path, endpoint.spec)]] : [])));
}

function describe(path: string, { audience, summary, body, query, response, status = 200, takesFile, navigates }: EndpointSpec): Record<string, unknown> {
  const parameters = [...pathParameters(path), ...queryParameters(query)];
  return {
    summary,
    security: [audience === "backend" ? { secretKey: [] } : { browser: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { content: contents(schemaOf(body, "input"), bodyTypes(audience, takesFile)) } } : {}),
    responses: {
      ...(navigates ? { 307: { description: "Sent on", headers: { Location: { schema: { type: "string", format: "uri" } } } } } : { [status]: { description: "Done", ...(status === 204 ? {} : { content: contents(schemaOf(response, "output"), ["application/json"]) }) } }),
      default: { description: "Refused", content: contents({ $ref: "#/components/schemas/Errors" }, ["application/json"]) },
    },
  };
}

function bodyTypes(audience: EndpointSpec["audience"], takesFile: boolean | undefined): string[] {
  if (takesFile) return ["multipart/form-data", "application/octet-stream"];
  return audience === "backend" ? ["application/json"] : ["application/x-www-form-urlencoded", "application/json"];
}

function pathParameters(path: string): unknown[] {
  return [...path.matchAll(/\[(\w+)\]/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }));
}

function queryParameters(query: z.ZodType | undefined): unknown[] {
  if (!query) return [];
  const schema = schemaOf(query, "input") as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(schema.properties ?? {}).map(([name, value]) => ({ name, in: "query", required: schema.required?.includes(name) ?? false, schema: value }));
}

function contents(schema: unknown, types: string[]): Record<string, unknown> {
  return Object.fromEntries(types.map((type) => [type, { schema }]));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const described: Record<string, unknown> = { ...z.toJSONSchema(schema, { io, unrepresentable: "any" }) };
  delete described.$schema;
  return described;
}

function errorsSchema(): Record<string, unknown> {
  const item = {
    type: "object",
    required: ["code", "message", "long_message", "meta"],
    properties: { code: { type: "string", enum: Object.keys(ERRORS).sort() }, message: { type: "string" }, long_message: { type: "string" }, meta: { type: "object" } },
  };
  return { type: "object", required: ["errors"], properties: { errors: { type: "array", minItems: 1, items: item }, clerk_trace_id: { type: "string" } } };
}
