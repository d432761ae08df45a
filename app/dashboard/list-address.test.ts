import { describe, expect, it } from "vitest";
import { listAddressOf, listPath } from "./list-address";

describe("listAddressOf", () => {
  it.each([
    [{}, {}],
    [{ query: "  " }, {}],
    [{ query: "\u0000ada\u0007\n lovelace" }, { query: "ada lovelace" }],
    [{ query: " ada ", after: "1.user_a" }, { query: "ada", after: "1.user_a" }],
    [{ after: "1.user_a", before: "2.user_b" }, { after: "1.user_a" }],
    [{ before: ["2.user_b", "3.user_c"] }, { before: "2.user_b" }],
    [{ query: "x".repeat(300), tab: "other" }, { query: "x".repeat(256) }],
  ])("%j means %j", (search, address) => expect(listAddressOf(search)).toEqual(address));
});

it("listPath keeps the search from page to page", () => {
  expect(listPath({ query: "a&b é", after: "1.user_a" })).toBe("/dashboard?query=a%26b+%C3%A9&after=1.user_a");
  expect(listPath({})).toBe("/dashboard");
});
