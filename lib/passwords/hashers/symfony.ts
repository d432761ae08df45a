import { createHash } from "node:crypto";
import { base64Bytes, between, sameBytes, wholeNumber } from "./encodings";
import { hasherOf } from "./hasher";
import { iterate, MOST_ITERATED_BYTES } from "./iterate";

/** About 0.1 s of the main thread; Symfony's default is 5,000. */
const MOST_ITERATIONS = 30_000;
const MOST_SALT_CHARACTERS = 256;
const SHA512_BYTES = 64;

/** What Symfony's MessageDigestPasswordHasher made before it made better ones. */
export const sha512Symfony = hasherOf({
  name: "sha512_symfony",
  format: `sha512_symfony$<iterations>$<salt>$<hash>, at most ${MOST_ITERATIONS} iterations, the salt as it is or empty, the hash in base64`,
  source:
    "https://github.com/symfony/password-hasher/blob/7.0/Hasher/MessageDigestPasswordHasher.php; vectors without salt: tests of the Pinboard project for Symfony's output; with one: made by that description in Python",
  read(digest) {
    const [mark, iterationsText = "", salt = "", hashText = "", ...others] = digest.split("$");
    const [iterations, hash] = [wholeNumber(iterationsText), base64Bytes(hashText)];
    if (mark !== "sha512_symfony" || others.length > 0 || /[{}]/.test(salt) || salt.length > MOST_SALT_CHARACTERS) return null;
    return between(iterations, 1, MOST_ITERATIONS) && hash?.length === SHA512_BYTES ? { iterations, salt, hash } : null;
  },
  async matches(password, { iterations, salt, hash }) {
    const salted = Buffer.from(isNone(salt) ? password : `${password}{${salt}}`, "utf8");
    if (salted.length > MOST_ITERATED_BYTES) return false;
    const sha512 = (...parts: Buffer[]) => parts.reduce((digest, part) => digest.update(part), createHash("sha512")).digest();
    return sameBytes(await iterate(iterations - 1, sha512(salted), (last) => sha512(last, salted)), hash);
  },
  // There is but one main thread, however little a digest costs.
  isDear: () => true,
});

/** "0" is false to PHP, so Symfony took it for no salt. */
function isNone(salt: string): boolean {
  return salt === "" || salt === "0";
}
