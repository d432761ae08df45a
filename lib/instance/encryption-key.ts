import type { Instance } from "@/lib/generated/prisma/client";
import { decrypt, encrypt, useEncryptionKeys } from "@/lib/encryption";
import type { Environment } from "@/lib/env";
import { randomToken } from "@/lib/random";
import { StartError } from "@/lib/start-error";
import { readKeyFile, writeKeyFile } from "./key-file";

/** Where the key is kept when `ENCRYPTION_KEY` does not give it. */
export const ENCRYPTION_KEY_FILE = "encryption-key";

const CHECK_PURPOSE = "instance";
const CHECK_TEXT = "gatehouse";

type Place = { dataDir: string; env: Pick<Environment, "ENCRYPTION_KEY"> };

/**
 * Load the key that seals this instance's secrets, or make one for an instance that is new. A database that was sealed with
 * another key is refused: it would come up, and fail at every secret.
 *
 * @throws StartError naming `ENCRYPTION_KEY`
 */
export function loadEncryptionKey({ dataDir, env }: Place, instance: Pick<Instance, "encryptionKeyCheck"> | null): void {
  const list = env.ENCRYPTION_KEY ?? readKeyFile(dataDir, ENCRYPTION_KEY_FILE) ?? makeKey(dataDir, instance !== null);
  useEncryptionKeys(list);
  if (instance !== null && !opens(instance.encryptionKeyCheck)) throw new StartError(wrongKey(dataDir, env.ENCRYPTION_KEY !== undefined));
}

/** A sealed constant: proof of which key the secrets beside it were sealed with. */
export function sealKeyCheck(): string {
  return encrypt(CHECK_TEXT, CHECK_PURPOSE);
}

/** Whether the check was sealed with the key that seals now; after a rotation it is not. */
export function isSealedWithNewestKey(check: string): boolean {
  return sealKeyCheck().split(".")[0] === check.split(".")[0];
}

function makeKey(dataDir: string, instanceExists: boolean): string {
  if (instanceExists) {
    throw new StartError(`ENCRYPTION_KEY is not set and ${dataDir} holds no ${ENCRYPTION_KEY_FILE} file, but this database was sealed with a key: set ENCRYPTION_KEY to it, or put the file back.`);
  }
  const key = randomToken();
  writeKeyFile(dataDir, ENCRYPTION_KEY_FILE, key);
  return key;
}

function opens(check: string): boolean {
  try {
    return decrypt(check, CHECK_PURPOSE) === CHECK_TEXT;
  } catch {
    return false;
  }
}

function wrongKey(dataDir: string, given: boolean): string {
  const used = given ? "ENCRYPTION_KEY is not the key" : `ENCRYPTION_KEY is not set, and the key in ${dataDir}/${ENCRYPTION_KEY_FILE} is not the one`;
  return `${used} that this database was sealed with: set ENCRYPTION_KEY to that key, or to a new one and that one with a comma between them.`;
}
