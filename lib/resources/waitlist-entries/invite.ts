import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { createInvitations } from "@/lib/resources/invitations/create";
import { invitingProblem } from "./rules";
import { serializeWaitlistEntry } from "./serializer";
import { changeEntry, holdEntry } from "./store";

/**
 * Invite somebody from the waitlist: it is their turn.
 *
 * @throws resource_not_found 404
 * @throws waitlist_entry_already_invited, waitlist_entry_already_completed 409
 * @throws duplicate_record 400, form_identifier_exists 422: the address was invited otherwise, or has an account
 * @throws authorization_invalid 403
 * @see Clerk Backend API, POST /v1/waitlist_entries/{id}/invite
 */
export const inviteWaitlistEntry = operation({
  name: "waitlist_entry.invite",
  input: z.strictObject({ waitlist_entry_id: z.string(), ignore_existing: z.boolean().nullish() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { waitlist_entry_id, ignore_existing }) {
    const row = await holdEntry(ctx.tx, waitlist_entry_id);
    const before = row.invitationId === null ? null : await ctx.tx.invitation.findUnique({ where: { id: row.invitationId } });
    const problem = invitingProblem(row, before, ctx.now());
    if (problem) throw apiError(problem);
    const [invitation] = await createInvitations(ctx, { invitations: [{ email_address: row.emailAddress, ignore_existing, template_slug: "waitlist_invitation" }] });
    if (!invitation) throw apiError("internal_clerk_error");
    const changed = await changeEntry(ctx, row.id, { status: "invited", invitationId: invitation.id, invitedAt: ctx.now() });
    return { ...serializeWaitlistEntry(changed, null, ctx.now()), invitation };
  },
});
