/** The kinds of picture that are accepted, by their media types. SVG and HTML are never among them: they can hold scripts. */
export type PictureType = "image/png" | "image/jpeg" | "image/webp" | "image/gif" | "image/avif";

/**
 * Say what kind of picture the bytes are, by their first bytes alone: a declared media type or file name is a claim of
 * the sender. Null for everything that is not accepted.
 *
 * @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern; ISO/IEC 23000-22 (AVIF brands)
 */
export function sniffPicture(bytes: Uint8Array): PictureType | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64));
  if (head.subarray(0, 8).equals(PNG)) return "image/png";
  if (head.subarray(0, 3).equals(JPEG)) return "image/jpeg";
  const text = head.toString("latin1");
  if (text.startsWith("RIFF") && text.startsWith("WEBPVP", 8)) return "image/webp";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "image/gif";
  if (text.startsWith("ftypavif", 4) || text.startsWith("ftypavis", 4)) return "image/avif";
  return null;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
