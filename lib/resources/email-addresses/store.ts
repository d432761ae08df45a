import type { Actor } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { apiError } from "@/lib/errors";
import type { OperationContext } from "@/lib/operation";
import { requireSelf } from "@/lib/policy";
import { claiming, identifierExists } from "@/lib/resources/users/identifier-exists";
import { notifyOfAddress } from "@/lib/resources/users/notify";
import { lockUser } from "@/lib/resources/users/store";
import { insertVerified } from "@/lib/resources/verifications/store";
import { EMAIL_ADDRESS_INCLUDE, type EmailAddressRow } from "./serializer";

/**
 * An address that the actor may see.
 *
 * @throws resource_not_found 404
 */
export async function findEmailAddress(tx: Transaction, actor: Actor, id: string): Promise<EmailAddressRow> {
  const row = await tx.emailAddress.findUnique({ where: { id }, include: EMAIL_ADDRESS_INCLUDE });
  if (!row) throw apiError("resource_not_found");
  requireSelf(actor, row.userId);
  return row;
}

/** The same, with its user's row held, so that nothing of that person's identifiers changes until the transaction ends. */
export async function holdEmailAddress(tx: Transaction, actor: Actor, id: string): Promise<EmailAddressRow> {
  const { userId } = await findEmailAddress(tx, actor, id);
  await lockUser(tx, userId);
  return findEmailAddress(tx, actor, id);
}

/**
 * Store an unproved address: it blocks nobody, and nobody signs in with it.
 *
 * @throws form_identifier_exists 422: the user has it already
 */
export async function insertEmailAddress(tx: Transaction, userId: string, emailAddress: string, now: Date): Promise<EmailAddressRow> {
  const data = { id: newId("identification", now), userId, emailAddress, createdAt: now, updatedAt: now };
  return claiming(tx.emailAddress.create({ data, include: EMAIL_ADDRESS_INCLUDE }));
}

/**
 * Make an address its user's own, after its proof: it is claimed, becomes primary when there is no proved one yet, and the
 * person is told at the primary address and at the new one, unless a server does it: that tells its people itself.
 *
 * @param verificationId the proof; without it the one that the address has
 * @throws identification_claimed 400: somebody else has proved it before
 */
export async function claimEmailAddress(ctx: OperationContext, id: string, verificationId?: string): Promise<EmailAddressRow> {
  const { tx } = ctx;
  const now = ctx.now();
  const row = await tx.emailAddress.findUnique({ where: { id } });
  if (!row) throw apiError("resource_not_found");
  await lockUser(tx, row.userId);
  // Asked before it is written, so that the transaction lives on; the unique index decides between two at once.
  const rival = await tx.emailAddress.findUnique({ where: { claim: row.emailAddress }, select: { id: true } });
  if (rival && rival.id !== id) throw apiError("identification_claimed", { param_name: "email_address" });
  const data = { claim: row.emailAddress, reserved: false, updatedAt: now, ...(verificationId ? { verificationId } : {}) };
  const claimed = await tx.emailAddress.update({ where: { id }, data, include: EMAIL_ADDRESS_INCLUDE }).catch((error: unknown) => {
    throw identifierExists(error) ? apiError("identification_claimed", { param_name: "email_address" }) : error;
  });
  await promoteEmailAddress(tx, row.userId, now);
  await ctx.emit("email_address.verified", { userId: row.userId, data: { email_address_id: id, email_address: row.emailAddress } });
  if (ctx.actor.type !== "backend") await notifyOfAddress(ctx, row.userId, "email_address_added", row.emailAddress, [row.emailAddress]);
  return claimed;
}

/** Make the oldest proved address primary, unless a proved one is already. The user's row must be held. */
export async function promoteEmailAddress(tx: Transaction, userId: string, now: Date): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { primaryEmailAddressId: true, primaryEmailAddress: { select: { claim: true, reserved: true } } } });
  if (user.primaryEmailAddress?.claim && !user.primaryEmailAddress.reserved) return;
  const next = await tx.emailAddress.findFirst({ where: { userId, claim: { not: null } }, orderBy: [{ reserved: "asc" }, { createdAt: "asc" }, { id: "asc" }], select: { id: true } });
  const primaryEmailAddressId = next?.id ?? null;
  if (primaryEmailAddressId === user.primaryEmailAddressId) return;
  await tx.user.update({ where: { id: userId }, data: { primaryEmailAddressId, updatedAt: now } });
}

/** Delete an address and its proof. The database empties the user's primary address when it was this one. */
export async function removeEmailAddress(tx: Transaction, row: EmailAddressRow): Promise<void> {
  await tx.emailAddress.delete({ where: { id: row.id } });
  if (row.verificationId) await tx.verification.deleteMany({ where: { id: row.verificationId } });
}

/**
 * Take the proof off an address: nobody signs in with it, and it blocks nobody, unless it is reserved for its owner. The user's row
 * must be held.
 *
 * @throws form_identifier_exists 422: somebody else has proved it, so it cannot be reserved
 */
export async function unproveEmailAddress(tx: Transaction, row: EmailAddressRow, { reserved }: { reserved: boolean }, now: Date): Promise<void> {
  const data = { claim: reserved ? row.emailAddress : null, reserved, verificationId: null, updatedAt: now };
  await claiming(tx.emailAddress.update({ where: { id: row.id }, data }));
  if (row.verificationId) await tx.verification.deleteMany({ where: { id: row.verificationId } });
}

/**
 * Prove an address by one's word. A code that was sent before has nothing left to prove. The user's row must be held.
 *
 * @throws identification_claimed 400: somebody else has proved it before
 */
export async function vouchForEmailAddress(ctx: OperationContext, row: EmailAddressRow): Promise<void> {
  if (isProved(row)) return;
  await claimEmailAddress(ctx, row.id, (await insertVerified(ctx.tx, "admin", ctx.now())).id);
  if (row.verificationId) await ctx.tx.verification.deleteMany({ where: { id: row.verificationId } });
}

/** Whether an address is proved: one that is only reserved is not. */
export function isProved(row: EmailAddressRow): boolean {
  return row.claim !== null && !row.reserved && row.verification?.verifiedAt != null;
}
