import { createCipheriv, scrypt, type BinaryLike, type ScryptOptions } from "node:crypto";
import { promisify } from "node:util";
import { base64Bytes, between, hexBytes, sameBytes, utf8Bytes, wholeNumber } from "./encodings";
import { hasherOf } from "./hasher";

type Costs = { N: number; r: number; p: number };

const derive = promisify<BinaryLike, BinaryLike, number, ScryptOptions, Buffer>(scrypt);

/** N·r·p: OWASP's first choice, 128 MiB of memory where p is 1, and about 0.35 s of one core. */
const MOST_WORK = 1_048_576;
const DEAR_WORK = 65_536;
const BYTES_PER_WORK = 128;
const MOST_SALT_BYTES = 512;
const WERKZEUG_HASH_BYTES = 64;
const AES_KEY_BYTES = 32;
const AES_BLOCK_BYTES = 16;

/** Firebase's variant: the derived key encrypts the project's signer key, and that is the hash. */
export const scryptFirebase = hasherOf({
  name: "scrypt_firebase",
  format: "<hash>$<salt>$<signer key>$<salt separator>$<rounds>$<memory cost>, the first four in base64",
  source: "https://github.com/firebase/scrypt; vector: its README",
  read(digest) {
    const [hashText = "", saltText = "", keyText = "", separatorText = "", roundsText = "", costText = "", ...others] = digest.split("$");
    const [hash, salt, signerKey, separator] = [hashText, saltText, keyText, separatorText].map(base64Bytes);
    const [rounds, memoryCost] = [wholeNumber(roundsText), wholeNumber(costText)];
    if (others.length > 0 || !hash || !salt || !signerKey || !separator || salt.length > MOST_SALT_BYTES) return null;
    if (!between(memoryCost, 1, 20) || !isAffordable(2 ** memoryCost, rounds, 1)) return null;
    // Shorter, and a wrong password would now and then be right.
    if (signerKey.length < AES_BLOCK_BYTES || hash.length !== signerKey.length) return null;
    return { hash, salt: Buffer.concat([salt, separator]), signerKey, options: { N: 2 ** memoryCost, r: rounds, p: 1 } };
  },
  async matches(password, { hash, salt, signerKey, options }) {
    const key = await derive(password, salt, AES_KEY_BYTES, withMemory(options));
    return sameBytes(createCipheriv("aes-256-ctr", key, Buffer.alloc(AES_BLOCK_BYTES)).update(signerKey), hash);
  },
  isDear: ({ options }) => isDear(options),
});

/** What `generate_password_hash` of Werkzeug (Flask) writes. Its documentation speaks of base64 now and then, it writes hexadecimal. */
export const scryptWerkzeug = hasherOf({
  name: "scrypt_werkzeug",
  format: `scrypt:<N>:<r>:<p>$<salt>$<hash>, the salt as it is, the hash (${WERKZEUG_HASH_BYTES} bytes) in hexadecimal or base64`,
  source: "https://github.com/pallets/werkzeug/blob/main/src/werkzeug/security.py; vectors: RFC 7914 section 12",
  read(digest) {
    const [method = "", saltText = "", hashText = "", ...others] = digest.replace(/^\$/, "").split("$");
    const [name, ...costTexts] = method.split(":");
    const [N = Number.NaN, r = Number.NaN, p = Number.NaN, ...furtherCosts] = costTexts.map(wholeNumber);
    const [salt, hash] = [utf8Bytes(saltText), hexBytes(hashText) ?? base64Bytes(hashText)];
    if (name !== "scrypt" || others.length > 0 || furtherCosts.length > 0 || !isAffordable(N, r, p)) return null;
    return salt && salt.length <= MOST_SALT_BYTES && hash?.length === WERKZEUG_HASH_BYTES ? { salt, hash, options: { N, r, p } } : null;
  },
  matches: async (password, { salt, hash, options }) => sameBytes(await derive(password, salt, hash.length, withMemory(options)), hash),
  isDear: ({ options }) => isDear(options),
});

/** N is a power of two above 1, and below 2^(16r). */
function isAffordable(N: number, r: number, p: number): boolean {
  return between(N, 2, MOST_WORK) && Number.isInteger(Math.log2(N)) && Math.log2(N) < 16 * r && r >= 1 && p >= 1 && N * r * p <= MOST_WORK;
}

function isDear({ N, r, p }: Costs): boolean {
  return N * r * p > DEAR_WORK;
}

/** Node refuses what would take more than 32 MiB unless it is told. */
function withMemory({ N, r, p }: Costs): ScryptOptions {
  return { N, r, p, maxmem: 2 * BYTES_PER_WORK * N * r * p + 2 ** 20 };
}
