import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

type Key = { id: string; material: Buffer };

const shared = globalThis as typeof globalThis & { gatehouseKeys?: Key[] };

/**
 * Set the keys of this process: the first encrypts, all decrypt. A text of at least 32 characters each.
 * Rotation: put a new key in front, keep the old one behind until nothing is sealed with it any more.
 */
export function useEncryptionKeys(list: string): void {
  shared.gatehouseKeys = list.split(",").map((text) => {
    const material = Buffer.from(text.trim(), "utf8");
    return { id: createHash("sha256").update("gatehouse key id").update(material).digest("hex").slice(0, 8), material };
  });
}

function keys(): [Key, ...Key[]] {
  if (!shared.gatehouseKeys && env.ENCRYPTION_KEY) useEncryptionKeys(env.ENCRYPTION_KEY);
  const [first, ...others] = shared.gatehouseKeys ?? [];
  if (!first) throw new Error("No encryption key: set ENCRYPTION_KEY, or start through `npm start`, which keeps one in DATA_DIR.");
  return [first, ...others];
}

function derive(key: Key, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key.material, "gatehouse", purpose, 32));
}

/**
 * Seal a text for one purpose with AES-256-GCM. What was sealed for one purpose does not open for another.
 * The form is `<key id>.<nonce>.<ciphertext>.<tag>`, each base64url.
 *
 * @see NIST SP 800-38D; RFC 5869 (HKDF) for the key of a purpose
 */
export function encrypt(plain: string, purpose: string): string {
  const [key] = keys();
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", derive(key, purpose), nonce);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return [key.id, ...[nonce, body, cipher.getAuthTag()].map((part) => part.toString("base64url"))].join(".");
}

/**
 * Open what {@link encrypt} sealed.
 *
 * @throws Error when it was changed, sealed for another purpose, or with a key that this process does not have
 */
export function decrypt(sealed: string, purpose: string): string {
  const [id, nonce, body, tag] = sealed.split(".");
  const key = keys().find((candidate) => candidate.id === id);
  if (!key || nonce === undefined || body === undefined || tag === undefined) {
    throw new Error(`Sealed with the key ${id}, which ENCRYPTION_KEY does not hold.`);
  }
  const decipher = createDecipheriv("aes-256-gcm", derive(key, purpose), Buffer.from(nonce, "base64url"), { authTagLength: 16 });
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return decipher.update(Buffer.from(body, "base64url"), undefined, "utf8") + decipher.final("utf8");
}

/** A keyed hash (HMAC-SHA-256, base64url) for short secrets such as codes, which a bare hash would not hide. */
export function keyedHash(value: string, purpose: string): string {
  return hmac(keys()[0], value, purpose);
}

/** Whether `hash` was made from `value` with any of the keys, in constant time. */
export function keyedHashMatches(value: string, hash: string, purpose: string): boolean {
  const expected = Buffer.from(hash);
  return keys()
    .map((key) => Buffer.from(hmac(key, value, purpose)))
    .reduce((found, actual) => (actual.length === expected.length && timingSafeEqual(actual, expected)) || found, false);
}

function hmac(key: Key, value: string, purpose: string): string {
  return createHmac("sha256", derive(key, purpose)).update(value).digest("base64url");
}

/** SHA-256 in base64url: enough for tokens that are random themselves. */
export function sha256(value: string): string {
  return createHash("sha256").update(value).digest("base64url");
}
