import { describe, expect, it } from "vitest";
import { describeSuggestions, estimateStrength } from "./strength";

describe("estimateStrength", () => {
  it("tells easy from hard", async () => {
    expect(await estimateStrength("password")).toEqual({ score: 0, warningCode: "topTen", suggestionCodes: ["anotherWord"] });
    expect((await estimateStrength("P@ssw0rd1")).score).toBeLessThanOrEqual(1);
    expect((await estimateStrength("abababababab")).score).toBe(0);
    expect((await estimateStrength("correct horse battery staple")).score).toBe(4);
    expect((await estimateStrength("")).score).toBe(0);
  });

  it("counts the person's own words against the password", async () => {
    const password = "quillwort.vandermolen";
    const [stranger, owner] = [await estimateStrength(password), await estimateStrength(password, ["quillwort.vandermolen@example.com"])];
    expect(owner.score).toBeLessThan(stranger.score);
  });

  it("stays bounded on input that was made to be slow", async () => {
    await estimateStrength("warm up");
    const startedMs = performance.now();
    await estimateStrength("@4$5!1|0".repeat(500));
    await estimateStrength("aA4@$5s!1il|0oO3eE7t+b8 x9K#mQ2$vL7&pR4!dF".repeat(100));
    // Milliseconds when idle; the library's own bounds would take seconds.
    expect(performance.now() - startedMs).toBeLessThan(1500);
  });

  it("says its suggestions in words", async () => {
    const [suggestion] = await describeSuggestions(["anotherWord"]);
    expect(suggestion).toEqual({ code: "anotherWord", message: expect.stringMatching(/^Add .*\.$/) });
  });
});
