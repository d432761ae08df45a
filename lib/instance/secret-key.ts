import { randomInt } from "node:crypto";
import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { sha256 } from "@/lib/encryption";
import type { Environment } from "@/lib/env";
import { readKeyFile, writeKeyFile } from "./key-file";

/** Where the first secret key is kept when `SECRET_KEY` does not give one, so that `npm run keys` can print it. */
export const SECRET_KEY_FILE = "secret-key";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 42 characters of 62: 250 bits. */
const RANDOM_CHARACTERS = 42;
const NAME_OF_GIVEN = "SECRET_KEY";
const NAME_OF_MADE = "First key";

type Place = { dataDir: string; env: Pick<Environment, "SECRET_KEY" | "isDevelopmentInstance"> };

/**
 * Register the secret key of the Backend API: the one that `SECRET_KEY` gives, else the one in `DATA_DIR`, else a new one
 * for an instance that has none. Another `SECRET_KEY` than at the last start replaces that one.
 *
 * @returns whether a new key was made
 */
export async function ensureSecretKey(tx: Transaction, { dataDir, env }: Place, now: Date): Promise<boolean> {
  if (env.SECRET_KEY) {
    await tx.secretKey.updateMany({ where: { name: NAME_OF_GIVEN, revokedAt: null, keyHash: { not: sha256(env.SECRET_KEY) } }, data: { revokedAt: now } });
    await register(tx, env.SECRET_KEY, NAME_OF_GIVEN, now);
    return false;
  }
  const kept = readKeyFile(dataDir, SECRET_KEY_FILE);
  if (kept === null && (await tx.secretKey.findFirst({ select: { id: true } }))) return false;
  const key = kept ?? newSecretKey(env.isDevelopmentInstance);
  if (kept === null) writeKeyFile(dataDir, SECRET_KEY_FILE, key);
  await register(tx, key, NAME_OF_MADE, now);
  return kept === null;
}

/** A new secret key; only its hash and its hint go into the database. */
export function newSecretKey(isDevelopmentInstance: boolean): string {
  const random = Array.from({ length: RANDOM_CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return `sk_${isDevelopmentInstance ? "test" : "live"}_${random}`;
}

/** Enough to tell keys apart by, too little to use: `sk_live_…a1B2`. */
export function secretKeyHint(key: string): string {
  return `${key.slice(0, "sk_live_".length)}…${key.slice(-4)}`;
}

async function register(tx: Transaction, key: string, name: string, now: Date): Promise<void> {
  await tx.secretKey.createMany({
    data: [{ id: newId("secretKey", now), name, hint: secretKeyHint(key), keyHash: sha256(key), createdAt: now }],
    skipDuplicates: true,
  });
}
