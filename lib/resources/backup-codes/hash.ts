import { hash } from "@node-rs/bcrypt";
import { decrypt, encrypt } from "@/lib/encryption";
import { verifyPassword } from "@/lib/passwords/hash";
import { BCRYPT_COST, isBackupCodeDigest, trimmedBackupCode } from "./rules";

const PURPOSE = "backup code";

/** A backup code as it is kept: a bcrypt digest, sealed, so that the database alone is worth nothing to whoever guesses. */
export type HashedBackupCode = { codeHash: string; hasher: "bcrypt" };

/**
 * Hash codes that have no `backupCodesProblem`; those that are digests already stay the digests that they are. Takes some
 * milliseconds for each plain one: do it outside of the transaction.
 */
export async function hashBackupCodes(codes: readonly string[]): Promise<HashedBackupCode[]> {
  const hashed: HashedBackupCode[] = [];
  for (const code of new Set(codes)) hashed.push(sealed(isBackupCodeDigest(code) ? code : await hash(trimmedBackupCode(code), BCRYPT_COST)));
  return hashed;
}

/**
 * Whether a typed code is the one that was kept. It waits for its turn among the passwords.
 *
 * @throws too_many_requests 429 with `Retry-After`: the queue is full
 */
export function isBackupCode(typed: string, { codeHash, hasher }: { codeHash: string; hasher: string }): Promise<boolean> {
  return verifyPassword(trimmedBackupCode(typed), { digest: openBackupCode(codeHash), hasher });
}

/** The bcrypt digest of a kept code. */
export function openBackupCode(codeHash: string): string {
  return decrypt(codeHash, PURPOSE);
}

function sealed(digest: string): HashedBackupCode {
  return { codeHash: encrypt(digest, PURPOSE), hasher: "bcrypt" };
}
