import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildXorFilter, openXorFilter } from "./xor-filter";

describe("the xor filter", () => {
  it("finds every member of any set, and hardly anything else", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 300 }), (texts) => {
        const filter = openXorFilter(buildXorFilter(new Set(texts)));
        expect(filter.members).toBe(texts.length);
        expect(texts.every((text) => filter.has(text))).toBe(true);
        expect(texts.filter((text) => filter.has(`${text}\u0000not a member`))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("makes the same bytes from the same members", () => {
    expect(buildXorFilter(new Set(["a", "b", "c"]))).toEqual(buildXorFilter(new Set(["c", "a", "b"])));
  });

  it("refuses bytes that are not a whole filter", () => {
    const bytes = buildXorFilter(new Set(["a"]));
    expect(() => openXorFilter(bytes.subarray(0, -1))).toThrow("not whole");
    expect(() => openXorFilter(Buffer.concat([bytes, Buffer.alloc(1)]))).toThrow("not whole");
    expect(() => openXorFilter(Buffer.from("something else entirely"))).toThrow("format");
    expect(() => openXorFilter(Buffer.alloc(0))).toThrow("format");
  });
});
