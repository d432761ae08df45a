import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { reopenEntries } from "@/lib/resources/waitlist-entries/store";
import { serializeInvitation } from "./serializer";

/**
 * Take an invitation back: its link opens nothing any more. Whoever was invited from the waitlist waits again.
 *
 * @throws resource_not_found 404
 * @throws invitation_already_revoked, invitation_already_accepted 400
 * @throws authorization_invalid 403
 * @see Clerk Backend API, POST /v1/invitations/{id}/revoke
 */
export const revokeInvitation = operation({
  name: "invitation.revoke",
  input: z.strictObject({ invitation_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { invitation_id: id }) {
    const now = ctx.now();
    // In one step with the question, so that of a revocation and an acceptance at the same moment one wins.
    const [row] = await ctx.tx.invitation.updateManyAndReturn({ where: { id, revokedAt: null, acceptedAt: null }, data: { revokedAt: now, claim: null, updatedAt: now } });
    if (!row) {
      const known = await ctx.tx.invitation.findUnique({ where: { id }, select: { revokedAt: true } });
      throw apiError(!known ? "resource_not_found" : known.revokedAt ? "invitation_already_revoked" : "invitation_already_accepted");
    }
    await reopenEntries(ctx, id);
    await ctx.emit("invitation.revoked", { userId: null, data: { invitation_id: id } });
    return serializeInvitation(row, now);
  },
});
