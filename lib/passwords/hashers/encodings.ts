import { timingSafeEqual } from "node:crypto";

/** Bytes written in hexadecimal, in either letter case; null when the text is empty or something else. */
export function hexBytes(text: string): Buffer | null {
  return text.length % 2 === 0 && /^[0-9a-f]+$/i.test(text) ? Buffer.from(text, "hex") : null;
}

/** Bytes written in base64, in the usual or the URL's alphabet, padded or not, without stray bits; null for anything else. */
export function base64Bytes(text: string): Buffer | null {
  const bare = text.replace(/={1,2}$/, "");
  if (bare === "" || (bare !== text && text.length % 4 !== 0)) return null;
  const usual = bare.replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Buffer.from(usual, "base64");
  return withoutPadding(bytes) === usual ? bytes : null;
}

/** A text as its bytes in UTF-8; null when it is empty. */
export function utf8Bytes(text: string): Buffer | null {
  return text === "" ? null : Buffer.from(text, "utf8");
}

/** Base64 as the PHC string format wants it. */
export function withoutPadding(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

/** A whole number without sign and leading zeros; else NaN, with which every comparison is false. */
export function wholeNumber(text: string): number {
  return /^(0|[1-9]\d{0,9})$/.test(text) ? Number(text) : Number.NaN;
}

export function between(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

/** Whether two runs of bytes are the same, in a time that only their lengths decide. */
export function sameBytes(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
