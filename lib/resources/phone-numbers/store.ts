import type { Actor } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { apiError } from "@/lib/errors";
import type { OperationContext } from "@/lib/operation";
import { requireSelf } from "@/lib/policy";
import { claiming, identifierExists } from "@/lib/resources/users/identifier-exists";
import { notifyOfNumber } from "@/lib/resources/users/notify";
import { lockUser } from "@/lib/resources/users/store";
import { insertVerified } from "@/lib/resources/verifications/store";
import { settleSecondFactor } from "./second-factor";
import { PHONE_NUMBER_INCLUDE, type PhoneNumberRow } from "./serializer";

/**
 * A number that the actor may see.
 *
 * @throws resource_not_found 404
 */
export async function findPhoneNumber(tx: Transaction, actor: Actor, id: string): Promise<PhoneNumberRow> {
  const row = await tx.phoneNumber.findUnique({ where: { id }, include: PHONE_NUMBER_INCLUDE });
  if (!row) throw apiError("resource_not_found");
  requireSelf(actor, row.userId);
  return row;
}

/** The same, with its user's row held, so that nothing of that person's identifiers changes until the transaction ends. */
export async function holdPhoneNumber(tx: Transaction, actor: Actor, id: string): Promise<PhoneNumberRow> {
  const { userId } = await findPhoneNumber(tx, actor, id);
  await lockUser(tx, userId);
  return findPhoneNumber(tx, actor, id);
}

/**
 * Store an unproved number: it blocks nobody, and nobody signs in with it.
 *
 * @throws form_identifier_exists 422: the user has it already
 */
export async function insertPhoneNumber(tx: Transaction, given: { userId: string; phoneNumber: string; reservedForSecondFactor: boolean }, now: Date): Promise<PhoneNumberRow> {
  const data = { id: newId("identification", now), ...given, createdAt: now, updatedAt: now };
  return claiming(tx.phoneNumber.create({ data, include: PHONE_NUMBER_INCLUDE }));
}

/**
 * Make a number its user's own, after its proof: it is claimed, becomes primary when there is no proved one yet, the
 * second factor if it was added for that, and the person is told by mail, unless a server does it: that tells its people itself.
 *
 * @param verificationId the proof; without it the one that the number has
 * @throws identification_claimed 400: somebody else has proved it before
 */
export async function claimPhoneNumber(ctx: OperationContext, id: string, verificationId?: string): Promise<PhoneNumberRow> {
  const { tx } = ctx;
  const now = ctx.now();
  const row = await tx.phoneNumber.findUnique({ where: { id } });
  if (!row) throw apiError("resource_not_found");
  await lockUser(tx, row.userId);
  // Asked before it is written, so that the transaction lives on; the unique index decides between two at once.
  const rival = await tx.phoneNumber.findUnique({ where: { claim: row.phoneNumber }, select: { id: true } });
  if (rival && rival.id !== id) throw apiError("identification_claimed", { param_name: "phone_number" });
  const data = { claim: row.phoneNumber, reserved: false, updatedAt: now, ...(verificationId ? { verificationId } : {}) };
  const claimed = await tx.phoneNumber.update({ where: { id }, data, include: PHONE_NUMBER_INCLUDE }).catch((error: unknown) => {
    throw identifierExists(error) ? apiError("identification_claimed", { param_name: "phone_number" }) : error;
  });
  await promotePhoneNumber(tx, row.userId, now);
  await settleSecondFactor(tx, row.userId, now);
  await ctx.emit("phone_number.verified", { userId: row.userId, data: { phone_number_id: id, phone_number: row.phoneNumber } });
  if (ctx.actor.type !== "backend") await notifyOfNumber(ctx, row.userId, "phone_number_added", row.phoneNumber);
  return claimed;
}

/** Make the oldest proved number primary, unless a proved one is already. The user's row must be held. */
export async function promotePhoneNumber(tx: Transaction, userId: string, now: Date): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { primaryPhoneNumberId: true, primaryPhoneNumber: { select: { claim: true, reserved: true } } } });
  if (user.primaryPhoneNumber?.claim && !user.primaryPhoneNumber.reserved) return;
  const next = await tx.phoneNumber.findFirst({ where: { userId, claim: { not: null } }, orderBy: [{ reserved: "asc" }, { createdAt: "asc" }, { id: "asc" }], select: { id: true } });
  const primaryPhoneNumberId = next?.id ?? null;
  if (primaryPhoneNumberId === user.primaryPhoneNumberId) return;
  await tx.user.update({ where: { id: userId }, data: { primaryPhoneNumberId, updatedAt: now } });
}

/** Delete a number and its proof. The database empties the user's primary number when it was this one. */
export async function removePhoneNumber(tx: Transaction, row: PhoneNumberRow): Promise<void> {
  await tx.phoneNumber.delete({ where: { id: row.id } });
  if (row.verificationId) await tx.verification.deleteMany({ where: { id: row.verificationId } });
}

/**
 * Take the proof off a number: nobody signs in with it, and it blocks nobody, unless it is reserved for its owner. The user's row
 * must be held.
 *
 * @throws form_identifier_exists 422: somebody else has proved it, so it cannot be reserved
 */
export async function unprovePhoneNumber(tx: Transaction, row: PhoneNumberRow, { reserved }: { reserved: boolean }, now: Date): Promise<void> {
  const data = { claim: reserved ? row.phoneNumber : null, reserved, verificationId: null, updatedAt: now };
  await claiming(tx.phoneNumber.update({ where: { id: row.id }, data }));
  if (row.verificationId) await tx.verification.deleteMany({ where: { id: row.verificationId } });
}

/**
 * Prove a number by one's word. A code that was sent before has nothing left to prove. The user's row must be held.
 *
 * @throws identification_claimed 400: somebody else has proved it before
 */
export async function vouchForPhoneNumber(ctx: OperationContext, row: PhoneNumberRow): Promise<void> {
  if (isProved(row)) return;
  await claimPhoneNumber(ctx, row.id, (await insertVerified(ctx.tx, "admin", ctx.now())).id);
  if (row.verificationId) await ctx.tx.verification.deleteMany({ where: { id: row.verificationId } });
}

/** Whether a number is proved: one that is only reserved is not. */
export function isProved(row: PhoneNumberRow): boolean {
  return row.claim !== null && !row.reserved && row.verification?.verifiedAt != null;
}
