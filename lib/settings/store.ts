import { database, type Transaction } from "@/lib/db/client";
import { SECOND } from "@/lib/time";
import { settingsSchema, type Settings } from "./schema";

const LIFETIME_MS = 1 * SECOND;

const shared = globalThis as typeof globalThis & { gatehouseSettings?: { readAt: number; value: Promise<Settings> } };

/**
 * The settings of this instance. A process may hold them for a second, so that a change in another process is seen soon
 * without a question to the database for every request.
 */
export function readSettings(): Promise<Settings> {
  const held = shared.gatehouseSettings;
  if (held && Date.now() - held.readAt < LIFETIME_MS) return held.value;
  const value = load();
  shared.gatehouseSettings = { readAt: Date.now(), value };
  value.catch(() => forgetSettings());
  return value;
}

async function load(): Promise<Settings> {
  const row = await database().instance.findFirst({ select: { settings: true } });
  return settingsSchema.parse(row?.settings ?? {});
}

/** Read anew at the next question. */
export function forgetSettings(): void {
  shared.gatehouseSettings = undefined;
}

/** Write the whole of the settings; the caller has checked them with the schema. */
export async function writeSettings(tx: Transaction, settings: Settings): Promise<void> {
  await tx.instance.updateMany({ data: { settings, settingsVersion: { increment: 1 } } });
}
