import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeDevice } from "@/lib/devices/describe";

const webkit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const blink = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0";

describe("describeDevice", () => {
  it.each([
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/17.4 Safari/605.1.15`, ["Macintosh", false, "Safari", "17.4", "macOS", "10.15.7"]],
    [`Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) ${webkit} Version/17.4 Mobile/15E148 Safari/604.1`, ["iPhone", true, "Safari", "17.4", "iOS", "17.4"]],
    [`Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) ${webkit} CriOS/123.0.6312.52 Mobile/15E148 Safari/604.1`, ["iPad", true, "Chrome", "123.0.6312.52", "iOS", "16.6"]],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Safari/537.36 Edg/123.0.0.0`, ["Windows", false, "Microsoft Edge", "123.0.0.0", "Windows", "10"]],
    [`Mozilla/5.0 (Linux; Android 14; Pixel 8) ${blink} Mobile Safari/537.36`, ["Android phone", true, "Chrome", "123.0.0.0", "Android", "14"]],
    [`Mozilla/5.0 (Linux; Android 13; SM-X906C) ${blink} Safari/537.36`, ["Android tablet", true, "Chrome", "123.0.0.0", "Android", "13"]],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:124.0) Gecko/20100101 Firefox/124.0", ["Linux", false, "Firefox", "124.0", "Linux", null]],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} Safari/537.36`, ["Chromebook", false, "Chrome", "123.0.0.0", "Chrome OS", null]],
    ["curl/8.4.0", [null, false, null, null, null, null]],
    ["", [null, false, null, null, null, null]],
    ["   ", [null, false, null, null, null, null]],
    [null, [null, false, null, null, null, null]],
    [undefined, [null, false, null, null, null, null]],
  ])("%s", (userAgent, expected) => expect(Object.values(describeDevice(userAgent))).toEqual(expected));

  it("never throws, keeps its values short and its time bounded, whatever the header holds", () => {
    const fragments = fc.constantFrom("Mozilla/5.0 (", "Android ", "iPhone", "Version/", "Chrome/", "; ", ")", "1.", "9".repeat(80), "Mac OS X 10_", " like Gecko");
    fc.assert(
      fc.property(fc.array(fc.oneof(fragments, fc.string())).map((parts) => parts.join("")), (userAgent) => {
        for (const value of Object.values(describeDevice(userAgent))) {
          if (typeof value === "string") expect(value.length).toBeLessThanOrEqual(64);
        }
      }),
      { numRuns: 500 },
    );
    const startedAt = performance.now();
    for (const part of ["Android ", "iPhone; ", "Chrome/1.", "(", "SamsungBrowser/", "Mozilla/5.0 "]) describeDevice(part.repeat(20_000));
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
