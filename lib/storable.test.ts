import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unstorablePart } from "./storable";

const deep = (levels: number): unknown => Array.from({ length: levels }).reduce<unknown>((inner) => [inner], 1);

describe("unstorablePart", () => {
  it.each([
    [{ identifier: "a\u0000b" }, "identifier"],
    [{ fine: "x", unsafe_metadata: { a: ["\ud800"] } }, "unsafe_metadata"],
    [{ unsafe_metadata: { "k\u0000": 1 } }, "unsafe_metadata"],
    [{ unsafe_metadata: deep(100_000) }, "unsafe_metadata"],
    [{ "\udc00": 1 }, "\udc00"],
  ])("names the part at fault", (input, name) => expect(unstorablePart(input)).toBe(name));

  it("lets everything else pass", () => {
    expect(unstorablePart({ name: "Zoë 👩‍🚀 مرحبا", file: new Uint8Array([0]), nested: deep(50) })).toBeNull();
    expect(unstorablePart("text")).toBeNull();
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => unstorablePart({ text }) === (text.includes("\u0000") ? "text" : null)));
  });
});
