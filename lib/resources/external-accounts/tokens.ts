import { decrypt, encrypt } from "@/lib/encryption";

const PURPOSE = "provider token";

/** A token of a provider as it is kept: for nobody to read who has but the database. */
export function sealProviderToken(token: string): string {
  return encrypt(token, PURPOSE);
}

/** The token itself. */
export function openProviderToken(sealed: string): string {
  return decrypt(sealed, PURPOSE);
}
