import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import type { DeletedJson } from "@/lib/resources/users/serializer";
import { reopenEntries } from "@/lib/resources/waitlist-entries/store";
import { TEMPLATE_SLUGS } from "./input";

/**
 * Delete an invitation, whatever became of it, and every copy of its mail: nothing tells any more that the address was
 * invited.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403
 * @see Clerk's SDK for servers, invitations.deleteInvitation
 */
export const deleteInvitation = operation({
  name: "invitation.delete",
  input: z.strictObject({ invitation_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { invitation_id: id }): Promise<DeletedJson> {
    const { tx } = ctx;
    const [row] = await tx.$queryRaw<{ email_address: string }[]>`DELETE FROM invitations WHERE id = ${id} RETURNING email_address`;
    if (!row) throw apiError("resource_not_found");
    await reopenEntries(ctx, id);
    await tx.waitlistEntry.updateMany({ where: { invitationId: id }, data: { invitationId: null } });
    await tx.allowlistIdentifier.updateMany({ where: { invitationId: id }, data: { invitationId: null } });
    await tx.outboxMessage.deleteMany({ where: { identificationId: id } });
    await tx.devInboxMessage.deleteMany({ where: { toAddress: row.email_address, slug: { in: [...TEMPLATE_SLUGS] } } });
    await ctx.emit("invitation.deleted", { userId: null, data: { invitation_id: id } });
    return { object: "invitation", id, deleted: true };
  },
});
