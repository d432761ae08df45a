import { expect, it } from "vitest";
import { agoWords } from "./ago";
import { format } from "./format";
import { chooseLanguage } from "./language";
import { rich } from "./rich";

it.each([
  ["Sent to {identifier}.", { identifier: "a@b.test" }, "en", "Sent to a@b.test."],
  ["{count, plural, one {# device} other {# devices}}!", { count: 1 }, "en", "1 device!"],
  ["{count, plural, one {# device} other {# devices}}!", { count: 3 }, "en", "3 devices!"],
  ["{n, plural, zero {لا} one {واحد} two {اثنان} few {# قليلة} many {# كثيرة} other {#}}", { n: 5 }, "ar", "5 قليلة"],
  ["{name} and {name}", { name: "{name}" }, "en", "{name} and {name}"],
  ["No {such} value", {}, "en", "No  value"],
])("fills %s", (message, values, language, expected) => {
  expect(format(message, values, language)).toBe(expected);
});

it.each([
  [["de-AT", "en"], "de"],
  [[undefined, null, "ar_EG"], "ar"],
  [["fr", "de"], "de"],
  [["fr"], "en"],
  [["", "AR"], "ar"],
])("speaks to somebody who wishes for %s", (wishes, expected) => {
  expect(chooseLanguage(wishes, ["en", "de", "ar"])).toBe(expected);
});

it("puts parts between tags into nodes, and keeps the rest", () => {
  expect(rich("I accept the <terms>terms</terms> and the <privacy>policy</privacy>.", { terms: (text) => `[${text}]`, privacy: (text) => `(${text})` })).toEqual(["I accept the ", "[terms]", " and the ", "(policy)", "."]);
  expect(rich("Nothing to see.", {})).toEqual(["Nothing to see."]);
});

it.each([
  [0, "now"],
  [5 * 60_000, "5 minutes ago"],
  [26 * 3_600_000, "yesterday"],
  [9 * 86_400_000, "November 12, 2026"],
])("says when something was, %i ms ago", (agoMs, expected) => {
  const now = new Date("2026-11-21T12:00:00Z");
  expect(agoWords(new Date(now.getTime() - agoMs), now, "en")).toBe(expected);
});
