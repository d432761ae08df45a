import sharp from "sharp";

/** A PNG as a camera might give it: not square, with two colours. */
export function picture(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 420, channels: 3, background: "#2f5d50" } })
    .composite([{ input: { create: { width: 200, height: 200, channels: 3, background: "#e8b04a" } }, left: 220, top: 110 }])
    .png()
    .toBuffer();
}
