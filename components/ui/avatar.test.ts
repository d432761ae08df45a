import { expect, it } from "vitest";
import { initialsOf } from "./avatar";

it.each([
  ["Ada Lovelace", "AL"],
  ["Ada King Lovelace", "AL"],
  ["ada@example.com", "A"],
  ["ada.lovelace@example.com", "AL"],
  ["أحمد علي", "أع"],
  ["", ""],
  ["+49 30 1234", "41"],
])("takes the initials of %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
