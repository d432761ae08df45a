import { decrypt, encrypt } from "@/lib/encryption";
import { signingKey } from "./signature";

const SECRET = "webhook_endpoint_secret";
const BODY = "webhook_message_body";

/** What of an endpoint's row holds its secrets. */
export type SealedSecrets = { sealedSecret: string; previousSealedSecret: string | null; previousSecretExpiresAt: Date | null };

/** Encrypt the secret of an endpoint for the database. */
export function sealSecret(secret: string): string {
  return encrypt(secret, SECRET);
}

/**
 * The keys that an endpoint's receiver may know now: that of its secret, and for a day that of the one before.
 *
 * @throws when the key of the instance is gone
 */
export function signingKeysOf({ sealedSecret, previousSealedSecret, previousSecretExpiresAt }: SealedSecrets, now: Date): Buffer[] {
  const isKnown = previousSealedSecret !== null && previousSecretExpiresAt !== null && previousSecretExpiresAt > now;
  return [sealedSecret, ...(isKnown ? [previousSealedSecret] : [])].map((sealed) => signingKey(decrypt(sealed, SECRET)));
}

/** Encrypt what is sent: it may hold codes and links, and waits in the database meanwhile. */
export function sealBody(body: string): string {
  return encrypt(body, BODY);
}

/** @throws when the key of the instance is gone */
export function openBody(sealed: string): string {
  return decrypt(sealed, BODY);
}
