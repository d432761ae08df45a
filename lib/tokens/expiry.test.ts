import { describe, expect, it } from "vitest";
import { tokenExpiry } from "./expiry";

describe("tokenExpiry", () => {
  it.each([
    ["after the lifetime, where the session goes on", 9_000_000, 1060],
    ["with the session, in whole seconds", 1_020_900, 1020],
    ["a second later at least", 1_000_900, 1001],
    ["a second later also where the session has ended", 900_000, 1001],
  ])("is %s", (_when, sessionExpireAt, expected) => {
    expect(tokenExpiry(1000, 60, new Date(sessionExpireAt))).toBe(expected);
  });
});
