import { describe, expect, it } from "vitest";
import { isReadableRouterState } from "./router-state";

describe("isReadableRouterState", () => {
  it.each([
    [undefined, true],
    [encodeURIComponent(JSON.stringify(["", { children: ["user", { children: ["__PAGE__", {}] }] }, null, null])), true],
    [encodeURIComponent(JSON.stringify(["", { children: ["__PAGE__", {}, null, null] }, null, null, true])), false],
    ["%", false],
    ["{}", false],
    ["not json", false],
    [encodeURIComponent("[".repeat(3000) + "]".repeat(3000)), false],
    [encodeURIComponent(`["${"x".repeat(20_000)}"]`), false],
  ])("%#", (header, answer) => expect(isReadableRouterState(header)).toBe(answer));
});
