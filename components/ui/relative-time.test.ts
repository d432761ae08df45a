import { expect, it } from "vitest";
import { exactTime, relativeTime } from "./relative-time";

const now = new Date("2026-11-21T12:00:00Z");

it.each([
  ["2026-11-21T11:59:30Z", "now"],
  ["2026-11-21T11:55:00Z", "5 minutes ago"],
  ["2026-11-21T09:00:00Z", "3 hours ago"],
  ["2026-11-20T10:00:00Z", "yesterday"],
  ["2026-11-17T12:00:00Z", "4 days ago"],
  ["2026-10-03T12:00:00Z", "October 3"],
  ["2025-10-03T12:00:00Z", "October 3, 2025"],
  ["2026-11-23T12:00:00Z", "in 2 days"],
])("says %s as a person does: %s", (date, words) => {
  expect(relativeTime(new Date(date), now, "en")).toBe(words);
});

it("speaks the language of the page", () => {
  expect(relativeTime(new Date("2026-11-21T11:55:00Z"), now, "de")).toBe("vor 5 Minuten");
  expect(relativeTime(new Date("2026-11-21T11:55:00Z"), now, "ar-u-nu-latn")).toBe("قبل 5 دقائق");
});

it("names the exact moment with its zone", () => {
  expect(exactTime(new Date("2026-11-21T14:05:00Z"), "de")).toBe("21. November 2026, 14:05 UTC");
});
