import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { base64Bytes, between, hexBytes, sameBytes, utf8Bytes, wholeNumber } from "./encodings";
import { hasherOf, type Hasher } from "./hasher";

type Algorithm = "sha1" | "sha256" | "sha512";
type Key = { iterations: number; salt: Buffer; hash: Buffer; isDear: boolean };
type Decode = (text: string) => Buffer | null;

const derive = promisify(pbkdf2);

/**
 * Iterations times blocks of the key, at most about 0.3 s of one core: what Django and OWASP ask for, and little more.
 *
 * @see RFC 8018 section 5.2
 */
const MOST_BLOCKS: Record<Algorithm, number> = { sha1: 1_400_000, sha256: 1_200_000, sha512: 500_000 };
/** More than this share of the most is dear. */
const DEAR_SHARE = 1 / 16;
const BLOCK_BYTES: Record<Algorithm, number> = { sha1: 20, sha256: 32, sha512: 64 };
const LEAST_HASH_BYTES = 16;
/** What some applications ask of PBKDF2, far more than its hash can give. */
const MOST_HASH_BYTES = 512;
const MOST_SALT_BYTES = 512;
/** What `pbkdf2_sha1` derives where the digest does not say. */
const DEFAULT_KEY_BYTES = 32;

/** A salt is the bytes that it writes in hexadecimal, where it can be read so. */
export const pbkdf2Sha1 = hasherOf({
  name: "pbkdf2_sha1",
  format: `pbkdf2_sha1$<iterations>$<salt>$<hash>, or $<key length> behind it, else ${DEFAULT_KEY_BYTES}; the salt in hexadecimal or as it is, the hash in hexadecimal`,
  source: "RFC 8018; vectors: RFC 6070",
  read(digest) {
    const [text, keyBytes] = withoutKeyLength(digest);
    const key = keyOf(text, { prefix: "pbkdf2_sha1", algorithm: "sha1", salt: (salt) => hexBytes(salt) ?? utf8Bytes(salt), hash: hexBytes });
    return key && key.hash.length === keyBytes ? key : null;
  },
  matches: (password, key) => matches("sha1", password, key),
  isDear: ({ isDear }) => isDear,
});

export const pbkdf2Sha256 = pbkdf2Hasher(
  { name: "pbkdf2_sha256", prefix: "pbkdf2_sha256", algorithm: "sha256", salt: base64Bytes, hash: base64Bytes },
  "salt and hash in base64",
  "RFC 8018; vectors: RFC 7914 section 11",
);

export const pbkdf2Sha256Django = pbkdf2Hasher(
  { name: "pbkdf2_sha256_django", prefix: "pbkdf2_sha256", algorithm: "sha256", salt: utf8Bytes, hash: base64Bytes, hashBytes: 32 },
  "the salt as it is, the hash in base64",
  "https://github.com/django/django/blob/main/django/contrib/auth/hashers.py, PBKDF2PasswordHasher; vectors: Django's tests/auth_tests/test_hashers.py of 1.5, 5.0 and 5.1",
);

export const pbkdf2Sha512 = pbkdf2Hasher(
  { name: "pbkdf2_sha512", prefix: "pbkdf2_sha512", algorithm: "sha512", salt: utf8Bytes, hash: hexBytes },
  "the salt as it is, the hash in hexadecimal",
  "RFC 8018; vectors: RFC 6070's inputs with SHA-512, as in Lib/test/test_hashlib.py of CPython",
);

export const pbkdf2Sha512Hex = pbkdf2Hasher(
  { name: "pbkdf2_sha512_hex", prefix: "pbkdf2_sha512_hex", algorithm: "sha512", salt: hexBytes, hash: hexBytes },
  "salt and hash in hexadecimal",
  "RFC 8018; vectors: RFC 6070's inputs with SHA-512, as in Lib/test/test_hashlib.py of CPython",
);

type Form = { prefix: string; algorithm: Algorithm; salt: Decode; hash: Decode; /** Where only one length will do. */ hashBytes?: number };

function pbkdf2Hasher({ name, ...form }: Form & { name: string }, encodings: string, source: string): Hasher {
  return hasherOf({
    name,
    format: `${form.prefix}$<iterations>$<salt>$<hash>, ${encodings}`,
    source,
    read: (digest) => keyOf(digest, form),
    matches: (password, key) => matches(form.algorithm, password, key),
    isDear: ({ isDear }) => isDear,
  });
}

function keyOf(digest: string, { prefix, algorithm, salt: saltOf, hash: hashOf, hashBytes }: Form): Key | null {
  const [mark, iterationsText = "", saltText = "", hashText = "", ...others] = digest.split("$");
  if (mark !== prefix || others.length > 0) return null;
  const [iterations, salt, hash] = [wholeNumber(iterationsText), saltOf(saltText), hashOf(hashText)];
  if (!salt || !hash || salt.length > MOST_SALT_BYTES || !between(hash.length, LEAST_HASH_BYTES, MOST_HASH_BYTES)) return null;
  if (hashBytes !== undefined && hash.length !== hashBytes) return null;
  const blocks = Math.ceil(hash.length / BLOCK_BYTES[algorithm]);
  const most = MOST_BLOCKS[algorithm] / blocks;
  return between(iterations, 1, most) ? { iterations, salt, hash, isDear: iterations > most * DEAR_SHARE } : null;
}

function withoutKeyLength(digest: string): [digest: string, keyBytes: number] {
  const fields = digest.split("$");
  return fields.length === 5 ? [fields.slice(0, 4).join("$"), wholeNumber(fields[4] ?? "")] : [digest, DEFAULT_KEY_BYTES];
}

async function matches(algorithm: Algorithm, password: string, { iterations, salt, hash }: Key): Promise<boolean> {
  return sameBytes(await derive(password, salt, iterations, hash.length, algorithm), hash);
}
