import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { inForm, optionalPageInput, orderInput, readOrder } from "@/lib/resources/listing";
import { INVITATION_STATUSES, type InvitationStatus } from "./rules";
import { serializeInvitation } from "./serializer";
import { pending } from "./store";

const ORDERS = ["created_at", "email_address", "expires_at"] as const;
const COLUMNS = { created_at: "createdAt", email_address: "emailAddress", expires_at: "expiresAt" } as const satisfies Record<(typeof ORDERS)[number], keyof Prisma.InvitationOrderByWithRelationInput>;

/**
 * The invitations, newest first; revoked ones only where they are asked for.
 *
 * @throws authorization_invalid 403
 * @see Clerk Backend API, GET /v1/invitations
 */
export const listInvitations = query({
  name: "invitation.list",
  input: z.strictObject({
    ...optionalPageInput,
    status: z.enum(INVITATION_STATUSES).optional(),
    /** Part of an address, or an id. */
    query: z.string().max(256).optional(),
    order_by: orderInput(ORDERS, "-created_at"),
  }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { limit, offset, paginated, status, query: searched, order_by }) {
    const now = ctx.now();
    const { field, direction } = readOrder(order_by, ORDERS);
    const where = { AND: [ofStatus(status, now), matching(searched)] };
    const rows = await ctx.tx.invitation.findMany({ where, orderBy: [{ [COLUMNS[field]]: direction }, { id: direction }], take: limit, skip: offset });
    return inForm(paginated, rows.map((row) => serializeInvitation(row, now)), () => ctx.tx.invitation.count({ where }));
  },
});

function ofStatus(status: InvitationStatus | undefined, now: Date): Prisma.InvitationWhereInput {
  if (status === undefined) return { revokedAt: null };
  if (status === "revoked") return { revokedAt: { not: null } };
  if (status === "accepted") return { revokedAt: null, acceptedAt: { not: null } };
  return status === "pending" ? pending(now) : { revokedAt: null, acceptedAt: null, expiresAt: { lte: now } };
}

function matching(text: string | undefined): Prisma.InvitationWhereInput {
  if (!text) return {};
  return { OR: [{ id: text }, { emailAddress: { contains: text.trim().toLowerCase().replace(/[%_\\]/g, "\\$&") } }] };
}
