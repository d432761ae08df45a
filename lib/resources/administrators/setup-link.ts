import { z } from "zod";
import { database, type Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { env } from "@/lib/env";
import { sha256 } from "@/lib/encryption";
import { query } from "@/lib/operation";
import { randomToken } from "@/lib/random";
import { after, HOUR } from "@/lib/time";
import { hasAdministrator } from "./is-administrator";

/** How long a set-up link can be used. */
export const SETUP_LINK_LIFETIME_MS = 24 * HOUR;

export type SetupLinkState = "ready" | "used" | "expired" | "invalid";

/** Make a new set-up link; the ones before stop working. Only its hash is kept. */
export async function issueSetupLink(tx: Transaction = database(), now: Date = new Date()): Promise<string> {
  const token = randomToken();
  await tx.setupLink.deleteMany({ where: { usedAt: null } });
  await tx.setupLink.create({
    data: { id: newId("setupLink", now), tokenHash: sha256(token), createdAt: now, expiresAt: after(now, SETUP_LINK_LIFETIME_MS) },
  });
  return `${env.PORTAL_URL}/setup?token=${token}`;
}

/** How a set-up link stands. Looking changes nothing. */
export const readSetupLink = query({
  name: "setup_link.get",
  input: z.strictObject({ token: z.string() }),
  allow: () => {},
  run: async ({ tx, now }, { token }): Promise<{ status: SetupLinkState }> => ({ status: await setupLinkState(tx, token, now()) }),
});

/** The same inside of another operation. A link is used up as soon as there is an administrator, whoever made them. */
export async function setupLinkState(tx: Transaction, token: string, now: Date): Promise<SetupLinkState> {
  const row = await tx.setupLink.findUnique({ where: { tokenHash: sha256(token) } });
  if (!row) return "invalid";
  if (row.usedAt || (await hasAdministrator(tx))) return "used";
  return row.expiresAt <= now ? "expired" : "ready";
}

/**
 * Use a link up, once: of two at the same moment one gets it.
 *
 * @returns false when it can't be used (any more)
 */
export async function takeSetupLink(tx: Transaction, token: string, now: Date): Promise<boolean> {
  if ((await setupLinkState(tx, token, now)) !== "ready") return false;
  const { count } = await tx.setupLink.updateMany({ where: { tokenHash: sha256(token), usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } });
  return count === 1;
}
