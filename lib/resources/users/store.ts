import type { Actor, Context } from "@/lib/context";
import { database, type Transaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import type { OperationContext } from "@/lib/operation";
import type { Settings } from "@/lib/settings/schema";
import { abandonSignIns } from "@/lib/resources/sessions/store";
import { notifyUser } from "./notify";
import type { SignInFacts } from "./rules";
import { readUserRows, type UserRow } from "./rows";
import { serializeUser, type UserJson } from "./serializer";

/**
 * Hold a user's row until the end of the transaction. Rules that look at several rows of one person (the last way to sign
 * in, the primary address) are only true as long as nobody changes another of them meanwhile.
 *
 * @throws resource_not_found 404
 */
export async function lockUser(tx: Transaction, userId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>(Prisma.sql`SELECT id FROM users WHERE id = ${userId} FOR UPDATE`);
  if (rows.length === 0) throw apiError("resource_not_found");
}

/** @throws resource_not_found 404 */
export async function findUser(tx: Transaction, userId: string): Promise<UserRow> {
  const [row] = await readUserRows(tx, Prisma.sql`u.id = ${userId}`);
  if (!row) throw apiError("resource_not_found");
  return row;
}

/** Secret keys, administrators and the system see more of a user than the user. */
export function audienceOf(actor: Actor): "frontend" | "backend" {
  return actor.type === "user" || actor.type === "anonymous" ? "frontend" : "backend";
}

/** A user as the asking actor may see it. */
export function userFor(ctx: { actor: Actor; settings: Settings; now: () => Date }, row: UserRow): UserJson {
  return serializeUser(row, { audience: audienceOf(ctx.actor), settings: ctx.settings, portalUrl: env.PORTAL_URL, now: ctx.now() });
}

/** @throws resource_not_found 404 */
export async function readUserFor(ctx: Context & { tx: Transaction }, userId: string): Promise<UserJson> {
  return userFor(ctx, await findUser(ctx.tx, userId));
}

/**
 * Store a new password, or take it away with null, and tell the person by mail or text.
 *
 * Unfinished sign-ins of the person are given up.
 *
 * @param notice which message tells of it; null for none
 * @param keepSignInId the sign-in that does this
 */
export async function storePassword(
  ctx: OperationContext,
  userId: string,
  password: { digest: string; hasher: string } | null,
  notice: "password_changed" | "password_removed" | null,
  keepSignInId: string | null = null,
): Promise<void> {
  const now = ctx.now();
  await abandonSignIns(ctx.tx, userId, keepSignInId, now);
  await ctx.tx.user.update({
    where: { id: userId },
    data: {
      passwordDigest: password?.digest ?? null,
      passwordHasher: password?.hasher ?? null,
      passwordUpdatedAt: now,
      passwordResetRequiredAt: null,
      updatedAt: now,
    },
  });
  if (notice) await notifyUser(ctx, userId, notice);
}

/** What decides whether a user can still sign in. */
export function signInFactsOf(row: UserRow): SignInFacts {
  return {
    passwordDigest: row.passwordDigest,
    usernameClaim: row.usernameClaim,
    emailAddresses: row.emailAddresses,
    phoneNumbers: row.phoneNumbers,
    otherWays: [...row.externalAccounts.map((each) => each.claim), ...row.web3Wallets.map((each) => each.claim), ...row.passkeys.map((each) => each.credentialId)],
  };
}

/** What a password may not equal: the person's own addresses, numbers and names. */
export async function identifiersOf(userId: string, tx: Transaction = database()): Promise<string[]> {
  const row = await tx.user.findUnique({
    where: { id: userId },
    select: { username: true, emailAddresses: { select: { emailAddress: true } }, phoneNumbers: { select: { phoneNumber: true } } },
  });
  if (!row) return [];
  return [row.username, ...row.emailAddresses.map((each) => each.emailAddress), ...row.phoneNumbers.map((each) => each.phoneNumber)].filter((text) => text !== null);
}
