import type { Instance } from "@/lib/generated/prisma/client";
import { systemContext } from "@/lib/context";
import { database, type Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import type { Environment } from "@/lib/env";
import { settingsSchema } from "@/lib/settings/schema";
import { MINUTE } from "@/lib/time";
import { isSealedWithNewestKey, loadEncryptionKey, sealKeyCheck } from "./encryption-key";
import { ensureFirstAdministrator } from "./first-administrator";
import { ensureSecretKey } from "./secret-key";
import { ensureSigningKey } from "./signing-key";

/** Next to the key of the migrations' lock: one process prepares, the others wait and find everything there. */
const ADVISORY_LOCK = 72_707_370;

type Preparation = {
  /** Folder for the keys that the environment does not give. */
  dataDir: string;
  env: Pick<Environment, "ENCRYPTION_KEY" | "SECRET_KEY" | "ADMIN_EMAIL" | "ADMIN_PASSWORD" | "isDevelopmentInstance">;
};

/**
 * Make what an instance needs before it serves, once, after the migrations: its encryption key, its row, a signing key, a
 * secret key, and a way for the first administrator to get in. Safe in any number of processes at the same time, and at
 * every start.
 *
 * @returns lines for the person at the terminal
 * @throws StartError one sentence that names the variable or path
 */
export async function prepareInstance({ dataDir, env }: Preparation): Promise<{ lines: string[] }> {
  return database().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`;
      const now = new Date();
      const found = await tx.instance.findFirst();
      loadEncryptionKey({ dataDir, env }, found);
      const instance = await ensureInstance(tx, found, now);
      await ensureSigningKey(tx, now);
      const madeSecretKey = await ensureSecretKey(tx, { dataDir, env }, now);
      const ctx = { ...systemContext(settingsSchema.parse(instance.settings), "start"), tx };
      const link = await ensureFirstAdministrator(ctx, env);
      return { lines: [...(madeSecretKey ? ["Keys for your apps: npm run keys"] : []), ...(link ? [`Become the first administrator (within 24 hours, once): ${link}`] : [])] };
    },
    { maxWait: 1 * MINUTE, timeout: 2 * MINUTE },
  );
}

async function ensureInstance(tx: Transaction, found: Instance | null, now: Date): Promise<Instance> {
  if (!found) return tx.instance.create({ data: { id: newId("instance", now), encryptionKeyCheck: sealKeyCheck(), createdAt: now } });
  if (isSealedWithNewestKey(found.encryptionKeyCheck)) return found;
  return tx.instance.update({ where: { id: found.id }, data: { encryptionKeyCheck: sealKeyCheck() } });
}
