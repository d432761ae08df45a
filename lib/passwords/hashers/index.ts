import { argon2i, argon2id } from "./argon2";
import type { Hasher } from "./hasher";

/**
 * Every hasher whose digests can be verified. To add one: write a file with a row, append the row here, and add its
 * published vectors to `hashers.test.ts`. New passwords are always hashed with argon2id.
 */
export const hashers: readonly Hasher[] = [argon2id, argon2i];

/** The hasher of that name, or undefined. Digests are never tried against one hasher after another. */
export function hasherNamed(name: string): Hasher | undefined {
  return hashers.find((hasher) => hasher.name === name);
}
