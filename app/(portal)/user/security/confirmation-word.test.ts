import { describe, expect, it } from "vitest";
import { isConfirmed } from "./confirmation-word";

describe("isConfirmed", () => {
  it.each(["ada@example.com", " Ada@Example.com ", "\u2068ada@example.com\u2069"])("%j confirms", (typed) => expect(isConfirmed(typed, "ada@example.com")).toBe(true));
  it.each(["", "ada", "ada@example.co", "ada @example.com", "eve@example.com"])("%j does not", (typed) => expect(isConfirmed(typed, "ada@example.com")).toBe(false));
});
