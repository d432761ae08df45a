import { createPrivateKey, type KeyObject } from "node:crypto";
import { database } from "@/lib/db/client";
import { decrypt } from "@/lib/encryption";
import { SIGNING_KEY_PURPOSE } from "@/lib/instance/signing-key";
import { SECOND } from "@/lib/time";

const HELD_MS = 10 * SECOND;

export type SigningKeys = { active: { kid: string; privateKey: KeyObject }; published: unknown[] };

const shared = globalThis as typeof globalThis & { gatehouseSigningKeys?: { readAt: number; keys: Promise<SigningKeys> } };

/**
 * The key that signs now, and all keys that tokens may have been signed with: a rotation signs nobody out. A process holds
 * them for ten seconds.
 */
export function signingKeys(): Promise<SigningKeys> {
  const held = shared.gatehouseSigningKeys;
  if (held && Date.now() - held.readAt < HELD_MS) return held.keys;
  const keys = load();
  shared.gatehouseSigningKeys = { readAt: Date.now(), keys };
  keys.catch(forgetSigningKeys);
  return keys;
}

/** Read anew at the next question. */
export function forgetSigningKeys(): void {
  shared.gatehouseSigningKeys = undefined;
}

/** The oldest key signs that is not retired yet: a new one is published for a while before its time comes. */
async function load(): Promise<SigningKeys> {
  const rows = await database().signingKey.findMany({ orderBy: { createdAt: "asc" } });
  const now = new Date();
  const active = rows.find((row) => row.retiredAt === null || row.retiredAt > now);
  if (!active) throw new Error("There is no signing key; starting Gatehouse makes one.");
  return {
    active: { kid: active.id, privateKey: createPrivateKey(decrypt(active.sealedPrivateKey, SIGNING_KEY_PURPOSE)) },
    published: rows.map((row) => row.publicJwk),
  };
}
