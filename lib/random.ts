import { randomBytes, randomInt } from "node:crypto";

/** 256 random bits as base64url: for cookies and links that must not be guessed. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** `length` uniformly random decimal digits, leading zeros kept. */
export function randomDigits(length: number): string {
  return randomInt(10 ** length).toString().padStart(length, "0");
}
