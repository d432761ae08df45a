import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { revokeInvitation } from "@/lib/resources/invitations/revoke";
import { invitationStatus } from "@/lib/resources/invitations/rules";
import type { DeletedJson } from "@/lib/resources/users/serializer";

/**
 * Take an entry off the allowlist, and back the invitation that went out with it: it would still let in who is not to come in
 * any more.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403
 * @see Clerk Backend API, DELETE /v1/allowlist_identifiers/{id}
 */
export const deleteAllowlistIdentifier = operation({
  name: "allowlist_identifier.delete",
  input: z.strictObject({ identifier_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { identifier_id: id }): Promise<DeletedJson> {
    const row = await ctx.tx.allowlistIdentifier.findUnique({ where: { id } });
    const { count } = await ctx.tx.allowlistIdentifier.deleteMany({ where: { id } });
    if (!row || count === 0) throw apiError("resource_not_found");
    const invitation = row.invitationId === null ? null : await ctx.tx.invitation.findUnique({ where: { id: row.invitationId } });
    if (invitation && invitationStatus(invitation, ctx.now()) === "pending") await revokeInvitation(ctx, { invitation_id: invitation.id });
    await ctx.emit("allowlist_identifier.deleted", { userId: null, data: { allowlist_identifier_id: id } });
    return { object: "allowlist_identifier", id, deleted: true };
  },
});
