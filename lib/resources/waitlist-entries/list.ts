import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { orderInput, pageInput, readOrder } from "@/lib/resources/listing";
import { serializeWaitlistEntry, WAITLIST_STATUSES } from "./serializer";
import { invitationsOf } from "./store";

const ORDERS = ["created_at", "email_address", "invited_at"] as const;

/**
 * Who is on the waitlist, newest first.
 *
 * @throws authorization_invalid 403
 * @see Clerk Backend API, GET /v1/waitlist_entries
 */
export const listWaitlistEntries = query({
  name: "waitlist_entry.list",
  input: z.strictObject({
    ...pageInput,
    status: z.enum(WAITLIST_STATUSES).optional(),
    /** Part of an address, or an id. */
    query: z.string().max(256).optional(),
    order_by: orderInput(ORDERS, "-created_at"),
  }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { limit, offset, status, query: searched, order_by }) {
    const where: Prisma.WaitlistEntryWhereInput = { AND: [status === undefined ? {} : { status }, matching(searched)] };
    const rows = await ctx.tx.waitlistEntry.findMany({ where, orderBy: orderOf(order_by), take: limit, skip: offset });
    const invitations = await invitationsOf(ctx.tx, rows);
    return {
      data: rows.map((row) => serializeWaitlistEntry(row, invitations.get(row.invitationId ?? "") ?? null, ctx.now())),
      total_count: await ctx.tx.waitlistEntry.count({ where }),
    };
  },
});

function matching(text: string | undefined): Prisma.WaitlistEntryWhereInput {
  if (!text) return {};
  return { OR: [{ id: text }, { emailAddress: { contains: text.trim().toLowerCase().replace(/[%_\\]/g, "\\$&") } }] };
}

function orderOf(text: string): Prisma.WaitlistEntryOrderByWithRelationInput[] {
  const { field, direction } = readOrder(text, ORDERS);
  const first = { created_at: { createdAt: direction }, email_address: { emailAddress: direction }, invited_at: { invitedAt: { sort: direction, nulls: "last" as const } } }[field];
  return [first, { id: direction }];
}
