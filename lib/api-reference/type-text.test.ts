import { describe, expect, it } from "vitest";
import type { JsonSchema, OpenApiDocument } from "./document";
import { namedObjects } from "./named-objects";
import { typeText, type TypePart } from "./type-text";

const token: JsonSchema = { type: "object", properties: { object: { type: "string", const: "session_token" }, jwt: { type: "string" } }, required: ["object", "jwt"] };
const document: OpenApiDocument = {
  info: { version: "1" },
  paths: { "/v1/token": { get: { summary: "A token", responses: { 200: { content: { "application/json": { schema: token } } } } } } },
  components: { schemas: { Errors: { type: "object" } } },
};
const objects = namedObjects(document);
const text = (parts: TypePart[]) => parts.map((part) => (typeof part === "string" ? part : `<${part.object} ${part.id}>`)).join("");

describe("a type in print", () => {
  it.each<[JsonSchema, string]>([
    [{}, "any"],
    [{ type: "string" }, "string"],
    [{ type: ["string", "null"] }, "string | null"],
    [{ anyOf: [{ type: "string", maxLength: 3 }, { type: "null" }] }, "string | null"],
    [{ anyOf: [{}, { type: "null" }] }, "any"],
    [{ type: "string", enum: ["on", "off"] }, '"on" | "off"'],
    [{ type: "boolean", const: true }, "true"],
    [{ type: "array", items: { type: "string" } }, "string[]"],
    [{ type: "array", items: { type: "string", enum: ["a", "b"] } }, '("a" | "b")[]'],
    [{ type: "array", prefixItems: [{ type: "integer" }, { type: "integer" }] }, "[integer, integer]"],
    [{ type: "array", items: { not: {} } }, "never[]"],
    [{ type: "object", properties: {}, additionalProperties: false }, "{}"],
    [{ type: "object", additionalProperties: { type: "string" } }, "{ [name: string]: string }"],
    [{ type: "object", properties: { id: { type: "string" }, note: { type: "object", properties: { text: { type: "string" } } } }, required: ["id"] }, "{\n  id: string;\n  note?: {\n    text?: string;\n  };\n}"],
    [token, "<SessionToken object-SessionToken>"],
    [{ type: "array", items: token }, "<SessionToken object-SessionToken>[]"],
    [{ $ref: "#/components/schemas/Errors" }, "<Errors object-Errors>"],
  ])("%j is %s", (schema, expected) => expect(text(typeText(schema, objects))).toBe(expected));

  it("prints what a named object consists of where that is wanted", () => {
    expect(text(typeText(token, objects, { isDefinition: true }))).toBe('{\n  object: "session_token";\n  jwt: string;\n}');
  });

  it("says any of whatever JSON can hold, which is defined by itself", () => {
    const $defs = { json: { anyOf: [...["string", "number", "boolean", "null"].map((type) => ({ type })), { type: "array", items: { $ref: "#/$defs/json" } }, { type: "object", additionalProperties: { $ref: "#/$defs/json" } }] } };
    expect(text(typeText({ type: "object", additionalProperties: { $ref: "#/$defs/json" }, $defs }, objects))).toBe("{ [name: string]: any }");
  });

  it("ends where a definition stands inside of itself", () => {
    const $defs = { tree: { type: "object", properties: { below: { type: "array", items: { $ref: "#/$defs/tree" } } } } };
    expect(text(typeText({ $ref: "#/$defs/tree", $defs }, objects))).toBe("{\n  below?: any[];\n}");
  });
});

it("gives a name to the kind of an object that is met most often", () => {
  const other: JsonSchema = { ...token, required: [] };
  const answer = (schema: JsonSchema) => ({ get: { summary: "", responses: { 200: { content: { "application/json": { schema } } } } } });
  const named = namedObjects({ info: { version: "1" }, paths: { "/v1/a": answer(other), "/v1/b": answer(token), "/v1/c": answer({ type: "array", items: token }) } });
  expect(named.all).toEqual([{ name: "SessionToken", schema: token }]);
  expect(named.nameOf(token)).toBe("SessionToken");
  expect(named.nameOf(other)).toBeNull();
});
