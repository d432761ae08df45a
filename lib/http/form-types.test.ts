import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formReader } from "./form-types";

const read = formReader(
  z.strictObject({
    name: z.string().nullable().optional(),
    agreed: z.boolean().default(false),
    count: z.number().int().optional(),
    metadata: z.record(z.string(), z.json()).optional(),
    scopes: z.array(z.string()).optional(),
    file: z.instanceof(Uint8Array).optional(),
  }),
);

describe("formReader", () => {
  it.each([
    ["a text that looks like something else", { name: "true" }, { name: "true" }],
    ["null", { name: null }, { name: null }],
    ["a boolean", { agreed: "true" }, { agreed: true }],
    ["what is no boolean", { agreed: "yes" }, { agreed: "yes" }],
    ["a number", { count: "12" }, { count: 12 }],
    ["what is no number", { count: "0x10" }, { count: "0x10" }],
    ["an object", { metadata: '{"a":{"b":1}}' }, { metadata: { a: { b: 1 } } }],
    ["what is no object", { metadata: "{" }, { metadata: "{" }],
    ["one of a list", { scopes: "a" }, { scopes: ["a"] }],
    ["a list", { scopes: ["a", "b"] }, { scopes: ["a", "b"] }],
    ["a list in JSON", { scopes: '["a","b"]' }, { scopes: ["a", "b"] }],
    ["what the schema does not know", { other: "true" }, { other: "true" }],
  ])("reads %s", (_name, fields, typed) => expect(read(fields)).toEqual(typed));

  it("leaves bytes alone", () => {
    const file = new Uint8Array([1, 2]);
    expect(read({ file }).file).toBe(file);
  });
});
