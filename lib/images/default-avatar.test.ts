import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { defaultAvatarPath, defaultAvatarSvg, initialsOf } from "@/lib/images/default-avatar";

describe("defaultAvatarSvg", () => {
  it("is the same for one seed and differs between seeds", () => {
    expect(defaultAvatarSvg("user_1", "AL")).toBe(defaultAvatarSvg("user_1", "AL"));
    const drawings = new Set(Array.from({ length: 50 }, (_, n) => defaultAvatarSvg(`user_${n}`, "AL")));
    expect(drawings.size).toBeGreaterThan(45);
  });

  it.each(["AL", "م", "李", "<script>", '"&', "\u0000\u0001", null, "👩‍🚀x", "x".repeat(10_000)])("is a picture with the initials %j", async (initials) => {
    const svg = defaultAvatarSvg("user_1", initials);
    expect(svg.length).toBeLessThan(1_200);
    expect(svg).not.toMatch(/script|[\u0000-\u001f]/);
    expect(await sharp(Buffer.from(svg)).metadata()).toMatchObject({ format: "svg", width: 96, height: 96 });
  });

  it("keeps 4.5:1 between text and ground on every tint", async () => {
    for (let n = 0; n < 60; n++) {
      const svg = defaultAvatarSvg(`seed ${n}`);
      const colours = [...svg.matchAll(/hsl\([^)]*\)/g)].map(([colour]) => colour);
      const [ground = "", shade = "", ink = ""] = await Promise.all(colours.map(rgbOf));
      expect(Math.min(contrast(ground, ink), contrast(shade, ink))).toBeGreaterThan(4.5);
    }
  });
});

describe("defaultAvatarPath", () => {
  it("carries seed and initials safely", () => {
    expect(defaultAvatarPath("user_1", "AL")).toBe("/images/default/user_1.svg?initials=AL");
    expect(defaultAvatarPath("user_1")).toBe("/images/default/user_1.svg");
    expect(defaultAvatarPath("../x", "&<")).toBe("/images/default/..%2Fx.svg");
  });
});

describe("initialsOf", () => {
  it.each([
    [["Ada", "Lovelace"], "AL"],
    [["ada lovelace"], "AL"],
    [["Ada", null], "A"],
    [["Ada de la Cruz"], "AC"],
    [["محمد", "علي"], "مع"],
    [["(Bob)"], "B"],
    [["👍", "🎉"], null],
    [[null, undefined, " "], null],
  ])("%j → %s", (names, initials) => expect(initialsOf(...names)).toBe(initials));
});

async function rgbOf(colour: string): Promise<string> {
  const pixel = await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><rect width="1" height="1" fill="${colour}"/></svg>`)).removeAlpha().raw().toBuffer();
  return pixel.toString("hex");
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
