import { argon2i, argon2id } from "./argon2";
import { bcrypt, bcryptPeppered, bcryptSha256Django } from "./bcrypt";
import { awscognito } from "./cognito";
import type { Hasher } from "./hasher";
import { pbkdf2Sha1, pbkdf2Sha256, pbkdf2Sha256Django, pbkdf2Sha512, pbkdf2Sha512Hex } from "./pbkdf2";
import { md5Phpass, phpass } from "./phpass";
import { ldapSsha, md5, md5Salted, sha256, sha256Salted } from "./plain";
import { scryptFirebase, scryptWerkzeug } from "./scrypt";
import { sha512Symfony } from "./symfony";

/**
 * Every hasher whose digests can be verified. To add one: write a file with a row, append the row here, and add its
 * published vectors to `testing.ts`. New passwords are always hashed with argon2id.
 */
export const hashers: readonly Hasher[] = [
  argon2id,
  argon2i,
  bcrypt,
  bcryptSha256Django,
  bcryptPeppered,
  md5,
  md5Salted,
  sha256,
  sha256Salted,
  pbkdf2Sha1,
  pbkdf2Sha256,
  pbkdf2Sha256Django,
  pbkdf2Sha512,
  pbkdf2Sha512Hex,
  phpass,
  md5Phpass,
  scryptFirebase,
  scryptWerkzeug,
  ldapSsha,
  sha512Symfony,
  awscognito,
];

/** The hasher of that name, or undefined. Digests are never tried against one hasher after another. */
export function hasherNamed(name: string): Hasher | undefined {
  return hashers.find((hasher) => hasher.name === name);
}
