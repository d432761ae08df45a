import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dragged, squareOf, WHOLE } from "./crop-geometry";

const edge = fc.integer({ min: 1, max: 12_000 });
const part = fc.double({ min: -1, max: 2, noNaN: true });

describe("squareOf", () => {
  it("is the middle of the picture at first", () => expect(squareOf(WHOLE, { width: 400, height: 200 })).toEqual({ x: 100, y: 0, size: 200 }));
  it("shrinks as the picture grows", () => expect(squareOf({ zoom: 2, x: 0, y: 1 }, { width: 400, height: 200 })).toEqual({ x: 0, y: 100, size: 100 }));

  it("never leaves the picture", () => {
    fc.assert(
      fc.property(edge, edge, fc.double({ min: 0.1, max: 9, noNaN: true }), part, part, (width, height, zoom, x, y) => {
        const square = squareOf({ zoom, x, y }, { width, height });
        expect(Object.values(square).every(Number.isInteger)).toBe(true);
        expect(Math.min(square.x, square.y)).toBeGreaterThanOrEqual(0);
        expect(square.size).toBeGreaterThanOrEqual(1);
        expect(square.x + square.size).toBeLessThanOrEqual(width);
        expect(square.y + square.size).toBeLessThanOrEqual(height);
      }),
    );
  });
});

describe("dragged", () => {
  it("follows the pointer: dragged to the right, more of the left side is seen", () => {
    expect(dragged(WHOLE, { width: 400, height: 200 }, { x: 0.25, y: 0 })).toEqual({ zoom: 1, x: 0.25, y: 0.5 });
  });
  it("stops at the edge", () => expect(dragged(WHOLE, { width: 400, height: 200 }, { x: 9, y: 9 })).toMatchObject({ x: 0 }));
  it("leaves a picture alone that has no room", () => expect(dragged(WHOLE, { width: 200, height: 200 }, { x: 1, y: 1 })).toEqual(WHOLE));
});
