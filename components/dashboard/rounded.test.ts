import { expect, it } from "vitest";
import { rounded } from "./rounded";

it.each([
  [{ count: 9_876, exactness: "exact" }, 9_876],
  [{ count: 10_000, exactness: "at_least" }, 10_000],
  [{ count: 1_002_317, exactness: "about" }, 1_000_000],
  [{ count: 12_349, exactness: "about" }, 12_300],
] as const)("%j is told as %d", (count, told) => expect(rounded(count)).toBe(told));
