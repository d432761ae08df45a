import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/errors";
import { MAX_IMAGE_BYTES, processProfileImage } from "@/lib/images/process";
import { sniffPicture } from "@/lib/images/sniff";

/** Left half red, right half blue. */
function halves(width: number, height: number) {
  const blue = { create: { width: width / 2, height, channels: 3 as const, background: "#0000ff" } };
  return sharp({ create: { width, height, channels: 3, background: "#ff0000" } }).composite([{ input: blue, left: width / 2, top: 0 }]);
}

async function meanColour(bytes: Uint8Array) {
  const { channels } = await sharp(bytes).stats();
  const [red = 0, , blue = 0] = channels.map(({ mean }) => mean);
  return red > blue + 100 ? "red" : blue > red + 100 ? "blue" : "both";
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "none",
    (error: unknown) => (error instanceof ApiError ? `${error.status} ${error.errors[0]?.code}` : String(error)),
  );

describe("processProfileImage", () => {
  it.each(["png", "jpeg", "webp", "gif", "avif"] as const)("takes %s and gives a WebP square of 512", async (format) => {
    const source = await halves(300, 200).toFormat(format).toBuffer();
    expect(sniffPicture(source)).toBe(`image/${format}`);
    const image = await processProfileImage(source);
    expect(image).toMatchObject({ contentType: "image/webp", width: 512, height: 512 });
    expect(await sharp(image.bytes).metadata()).toMatchObject({ format: "webp", width: 512, height: 512 });
    expect(await meanColour(image.bytes)).toBe("both");
  });

  it("crops in source pixels", async () => {
    const source = await halves(300, 200).png().toBuffer();
    expect(await meanColour((await processProfileImage(source, { crop: { x: 0, y: 0, size: 140 } })).bytes)).toBe("red");
    expect(await meanColour((await processProfileImage(source, { crop: { x: 160.4, y: 59.6, size: 140.2 } })).bytes)).toBe("blue");
  });

  it("rotates as EXIF says, crops what people see, and drops EXIF with its place", async () => {
    const source = await halves(300, 200)
      .jpeg()
      .withExif({ IFD0: { Orientation: "6", Copyright: "SECRET" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 30/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(source).metadata()).orientation).toBe(6);
    // Turned by 90 degrees clockwise, red is on top of a picture of 200 by 300.
    const top = await processProfileImage(source, { crop: { x: 0, y: 0, size: 140 } });
    expect(await meanColour(top.bytes)).toBe("red");
    expect(await meanColour((await processProfileImage(source, { crop: { x: 0, y: 160, size: 140 } })).bytes)).toBe("blue");
    const metadata = await sharp(top.bytes).metadata();
    expect(metadata.exif ?? metadata.xmp ?? metadata.icc).toBeUndefined();
    expect(Buffer.from(top.bytes).includes("SECRET")).toBe(false);
  });

  it("keeps nothing that was hidden behind the pixels", async () => {
    const polyglot = Buffer.concat([await halves(20, 20).png().toBuffer(), Buffer.from("<script>alert(1)</script>")]);
    expect(Buffer.from((await processProfileImage(polyglot)).bytes).includes("script")).toBe(false);
  });

  it.each([
    ["SVG", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"],
    ["SVG with an XML head", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["HTML", "<!doctype html><script>alert(1)</script>"],
    ["HTML after GIF's first letters", "GIF8<script>"],
    ["PDF", "%PDF-1.7"],
    ["TIFF", "II*\0"],
    ["text", "hello"],
    ["a PNG's signature alone", "\x89PNG\r\n\x1a\n"],
    ["a JPEG's signature and garbage", `\xff\xd8\xff\xe0${"x".repeat(500)}`],
    ["SVG behind an AVIF brand", "\0\0\0\x20ftypavif<svg xmlns='http://www.w3.org/2000/svg'/>"],
  ])("refuses %s", async (_name, text) => {
    expect(await codeOf(processProfileImage(Buffer.from(text, "latin1")))).toBe("400 request_body_invalid");
  });

  it("refuses a picture that breaks off", async () => {
    const source = await sharp({ create: { width: 400, height: 400, channels: 3, background: "red", noise: { type: "gaussian", mean: 99, sigma: 30 } } }).png().toBuffer();
    expect(await codeOf(processProfileImage(source.subarray(0, source.length / 2)))).toBe("400 request_body_invalid");
  });

  it("refuses nothing, too many bytes, and too many pixels", async () => {
    expect(await codeOf(processProfileImage(new Uint8Array()))).toBe("422 form_param_missing");
    expect(await codeOf(processProfileImage(new Uint8Array(MAX_IMAGE_BYTES + 1)))).toBe("413 image_too_large");
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: "white" }, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await codeOf(processProfileImage(bomb))).toBe("413 image_too_large");
  }, 30_000);

  it.each([
    { x: -5, y: 0, size: 10 },
    { x: 0, y: 0, size: 0 },
    { x: 0, y: 0, size: 250 },
    { x: 300, y: 0, size: 10 },
    { x: 1e12, y: 0, size: 10 },
    { x: Number.NaN, y: 0, size: 10 },
    { x: 0, y: 0, size: Number.POSITIVE_INFINITY },
  ])("refuses the crop %j of a picture of 300 by 200", async (crop) => {
    const source = await halves(300, 200).png().toBuffer();
    expect(await codeOf(processProfileImage(source, { crop }))).toBe("422 form_param_value_invalid");
  });

  it("draws few at a time and refuses a flood with 429", async () => {
    const source = await halves(1_000, 1_000).png().toBuffer();
    const results = await Promise.all(Array.from({ length: 30 }, () => codeOf(processProfileImage(source))));
    expect(results.filter((result) => result === "none")).toHaveLength(18);
    expect(results.filter((result) => result === "429 too_many_requests")).toHaveLength(12);
    expect(await codeOf(processProfileImage(source))).toBe("none");
  }, 30_000);
});
