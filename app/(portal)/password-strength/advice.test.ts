import { expect, it } from "vitest";
import { adviceFor } from "./advice";

it("says nothing about a good password", () => {
  expect(adviceFor(3, "dates")).toBeNull();
  expect(adviceFor(4, null)).toBeNull();
});

it("names what makes a weak one weak", () => {
  expect(adviceFor(0, "topTen")).toBe("common");
  expect(adviceFor(1, "keyPattern")).toBe("keyboard");
  expect(adviceFor(2, "recentYears")).toBe("dates");
});

it("has something to say about every weak one", () => {
  expect(adviceFor(2, null)).toBe("longer");
  expect(adviceFor(1, "a code that a newer library brings")).toBe("longer");
});
