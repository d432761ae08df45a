import fc from "fast-check";
import { expect, it } from "vitest";
import { mergePatch } from "./merge-patch";
import { isJson, type Json } from "./wire";

it.each([
  [{ a: 1 }, { a: 1 }, {}],
  [{ a: 1, b: 2 }, { b: 3 }, { a: null, b: 3 }],
  [{ a: { b: 1, c: [1] } }, { a: { b: 2, c: [1] } }, { a: { b: 2 } }],
  [{ a: { b: 1 } }, { a: [1] }, { a: [1] }],
])("from %j to %j is %j", (before, after, patch) => expect(mergePatch(before, after)).toEqual(patch));

it("leads to what was wanted", () => {
  const { tree } = fc.letrec((tie) => ({ tree: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.oneof(fc.integer(), fc.array(fc.integer(), { maxLength: 2 }), tie("tree"))) }));
  fc.assert(
    fc.property(tree as fc.Arbitrary<Json>, tree as fc.Arbitrary<Json>, (before, after) => {
      expect(merged(before, mergePatch(before, after))).toEqual({ ...after });
    }),
  );
});

/** As the portal does: RFC 7396, section 2. */
function merged(target: unknown, patch: unknown): unknown {
  if (!isJson(patch)) return patch;
  const result: Json = isJson(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}
