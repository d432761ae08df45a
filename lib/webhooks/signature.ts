import { createHmac, randomBytes } from "node:crypto";
import { SECOND } from "@/lib/time";

const PREFIX = "whsec_";
const SECRET_BYTES = 24;

/** A new secret of an endpoint: `whsec_` and 24 random bytes in base64. */
export function newSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString("base64");
}

/**
 * The key inside of a secret.
 *
 * @throws TypeError when it is not base64 of 24 to 64 bytes, as the specification asks
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signingKey(secret: string): Buffer {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  const key = Buffer.from(encoded, "base64");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || key.length < 24 || key.length > 64) throw new TypeError("A secret of webhooks must be whsec_ and the base64 of 24 to 64 bytes");
  return key;
}

/**
 * What proves that a message is ours, made anew for every attempt: the moment in Unix seconds, and a signature by each key
 * with spaces between them.
 *
 * @param id of the message: the same at every attempt
 */
export function sign(keys: readonly Buffer[], id: string, body: string, at: Date): { timestamp: string; signature: string } {
  const timestamp = String(Math.floor(at.getTime() / SECOND));
  const signature = keys.map((key) => `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`).join(" ");
  return { timestamp, signature };
}
