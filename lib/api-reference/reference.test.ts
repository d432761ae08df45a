import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentFor } from "./audience";
import type { OpenApiDocument } from "./document";
import { bodyOf } from "./fields";
import { groupPaths } from "./groups";
import { namedObjects } from "./named-objects";
import { apiReference } from "./reference";
import { errorCatalogue, refusalsOf } from "./refusals";

const whole = JSON.parse(readFileSync("app/v1/openapi.json/document.json", "utf8")) as OpenApiDocument;

it("has every operation, for browsers or for servers", () => {
  const countOf = (document: OpenApiDocument) => Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length;
  expect(countOf(documentFor("frontend", whole)) + countOf(documentFor("backend", whole))).toBe(countOf(whole));
});

describe.each(["frontend", "backend"] as const)("the reference of our own API: %s", (audience) => {
  const document = documentFor(audience, whole);
  const { groups, objects } = apiReference(document);
  const operations = groups.flatMap((group) => group.operations);

  it("has every operation once", () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(described.sort());
  });

  it("gives each of its parts a place of its own, which every link finds", () => {
    const places = [...groups, ...operations, ...objects].map(({ id }) => id);
    expect(new Set(places).size).toBe(places.length);
    const types = [...operations.flatMap(({ answer, body }) => [answer.type ?? [], ...(body?.fields ?? []).map(({ type }) => type)]), ...objects.map(({ type }) => type)];
    const links = types.flat().flatMap((part) => (typeof part === "string" ? [] : [part.id]));
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter((id) => !places.includes(id))).toEqual([]);
  });
});

describe("groups of paths", () => {
  it("stand by their first segments, and what is alone with the group above", () => {
    const paths = ["/v1/me", "/v1/me/tokens", "/v1/me/sessions", "/v1/me/sessions/{id}/revoke", "/v1/health", "/v1/verify", "/v1/client", "/v1/client/touch"];
    expect(groupPaths(paths)).toEqual([
      { prefix: "/v1/client", paths: ["/v1/client", "/v1/client/touch"] },
      { prefix: "/v1/me", paths: ["/v1/me", "/v1/me/tokens"] },
      { prefix: "/v1/me/sessions", paths: ["/v1/me/sessions", "/v1/me/sessions/{id}/revoke"] },
      { prefix: "/v1", paths: ["/v1/health", "/v1/verify"] },
    ]);
  });
});

describe("a body", () => {
  const body = {
    type: "object",
    properties: { name: { anyOf: [{ type: "string", minLength: 1, maxLength: 256 }, { type: "null" }] }, file: {}, captcha_token: {}, mode: { type: "string", enum: ["a", "b"], default: "a" }, count: { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: 9 } },
    required: ["file"],
    additionalProperties: false,
  };

  it("tells the limits that anybody would run into", () => {
    const { fields, unread } = bodyOf(body, namedObjects({ info: { version: "1" }, paths: {} }));
    expect(fields).toEqual([
      { name: "name", isRequired: false, type: ["string | null"], limits: [{ kind: "min_length", count: 1 }, { kind: "max_length", count: 256 }] },
      { name: "file", isRequired: true, type: ["any"], limits: [] },
      { name: "mode", isRequired: false, type: ['"a" | "b"'], limits: [{ kind: "default", text: '"a"' }] },
      { name: "count", isRequired: false, type: ["integer"], limits: [{ kind: "maximum", count: 9 }] },
    ]);
    expect(unread).toEqual(["captcha_token"]);
  });

  it("is refused with the codes that it can lead to", () => {
    const operation = { summary: "", requestBody: { content: { "application/json": { schema: body } } }, responses: {} };
    expect(refusalsOf("/v1/me/things/{thing_id}", operation)).toEqual([
      { status: 401, codes: ["authentication_invalid"] },
      { status: 404, codes: ["resource_not_found"] },
      { status: 422, codes: ["form_param_unknown", "form_param_missing", "form_param_type_invalid", "form_param_nil", "form_param_max_length_exceeded", "form_param_value_invalid"] },
    ]);
    const query = [{ name: "token", in: "query", required: true, schema: { type: "string", maxLength: 9 } }];
    expect(refusalsOf("/v1/verify", { summary: "", parameters: query, responses: {} })).toEqual([{ status: 422, codes: ["form_param_missing", "form_param_max_length_exceeded"] }]);
    expect(refusalsOf("/v1/environment", { summary: "", responses: {} })).toEqual([]);
  });
});

it("lists every error by its status", () => {
  const statuses = errorCatalogue().map(({ status }) => status);
  expect(statuses).toEqual([...new Set(statuses)].sort());
  expect(errorCatalogue().find(({ status }) => status === 404)?.errors.map(({ code }) => code)).toContain("resource_not_found");
});
