import { expect, it } from "vitest";
import { spotFor } from "./place";

const view = { width: 1000, height: 800 };
const menu = { width: 300, height: 400 };
const button = (left: number, top: number) => ({ left, right: left + 40, top, bottom: top + 40 });

it.each([
  ["below, its edge at the button's end", button(900, 10), true, { left: 640, top: 58 }],
  ["inside of the window at its start", button(10, 10), true, { left: 8, top: 58 }],
  ["the other way round in Arabic", button(60, 10), false, { left: 60, top: 58 }],
  ["inside of the window in Arabic", button(950, 10), false, { left: 692, top: 58 }],
  ["above where there is no room below", button(900, 700), true, { left: 640, top: 292 }],
])("a menu goes %s", (_name, at, leftToRight, spot) => {
  expect(spotFor(at, menu, view, leftToRight)).toEqual(spot);
});

it("stays in sight where there is room nowhere", () => {
  expect(spotFor(button(10, 100), { width: 300, height: 780 }, view, true)).toEqual({ left: 8, top: 12 });
});
