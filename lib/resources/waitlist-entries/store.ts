import { Prisma, type Invitation, type WaitlistEntry } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { apiError } from "@/lib/errors";
import { enqueue } from "@/lib/messages/enqueue";
import type { OperationContext } from "@/lib/operation";

/**
 * Put an address on the waitlist, unless it is there, and tell it so.
 *
 * @returns the id of a new entry; null where there was one
 */
export async function addEntry(ctx: OperationContext, emailAddress: string, notify: boolean): Promise<string | null> {
  const now = ctx.now();
  const data = { id: newId("waitlistEntry", now), emailAddress, createdAt: now, updatedAt: now };
  const { count } = await ctx.tx.waitlistEntry.createMany({ data: [data], skipDuplicates: true });
  if (count === 0) return null;
  await ctx.emit("waitlistEntry.created", { userId: null, data: { waitlist_entry_id: data.id } });
  if (notify) await enqueue(ctx.tx, { channel: "email", slug: "waitlist_confirmation", to: emailAddress, locale: ctx.request.locale, data: { at: now } });
  return data.id;
}

/**
 * An entry, held until the transaction ends.
 *
 * @throws resource_not_found 404
 */
export async function holdEntry(tx: Transaction, id: string): Promise<WaitlistEntry> {
  await tx.$queryRaw(Prisma.sql`SELECT FROM waitlist_entries WHERE id = ${id} FOR UPDATE`);
  const row = await tx.waitlistEntry.findUnique({ where: { id } });
  if (!row) throw apiError("resource_not_found");
  return row;
}

/** Change an entry, and tell so. */
export async function changeEntry(ctx: OperationContext, id: string, data: Pick<Prisma.WaitlistEntryUncheckedUpdateInput, "status" | "invitationId" | "invitedAt">): Promise<WaitlistEntry> {
  const row = await ctx.tx.waitlistEntry.update({ where: { id }, data: { ...data, updatedAt: ctx.now() } });
  await ctx.emit("waitlistEntry.updated", { userId: null, data: { waitlist_entry_id: id } });
  return row;
}

/** Whoever was invited from the waitlist waits again: the invitation is gone. */
export async function reopenEntries(ctx: OperationContext, invitationId: string): Promise<void> {
  await moveInvited(ctx, invitationId, { status: "pending", invitationId: null, invitedAt: null });
}

/** Whoever was invited from the waitlist has an account now. */
export async function completeEntries(ctx: OperationContext, invitationId: string): Promise<void> {
  await moveInvited(ctx, invitationId, { status: "completed" });
}

async function moveInvited(ctx: OperationContext, invitationId: string, data: Parameters<typeof changeEntry>[2]): Promise<void> {
  const rows = await ctx.tx.waitlistEntry.findMany({ where: { invitationId, status: "invited" }, select: { id: true } });
  for (const { id } of rows) await changeEntry(ctx, id, data);
}

/** The invitation of each entry that has one. */
export async function invitationsOf(tx: Transaction, rows: WaitlistEntry[]): Promise<Map<string, Invitation>> {
  const ids = rows.flatMap((row) => row.invitationId ?? []);
  const found = ids.length === 0 ? [] : await tx.invitation.findMany({ where: { id: { in: ids } } });
  return new Map(found.map((invitation) => [invitation.id, invitation]));
}
