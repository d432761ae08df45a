import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import type { DeletedJson } from "@/lib/resources/users/serializer";
import { closingProblem } from "./rules";
import { holdEntry } from "./store";

/**
 * Take somebody who waits off the waitlist.
 *
 * @throws resource_not_found 404
 * @throws waitlist_entry_already_rejected, waitlist_entry_already_invited, waitlist_entry_already_completed 409
 * @throws authorization_invalid 403
 * @see Clerk Backend API, DELETE /v1/waitlist_entries/{id}
 */
export const deleteWaitlistEntry = operation({
  name: "waitlist_entry.delete",
  input: z.strictObject({ waitlist_entry_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { waitlist_entry_id }): Promise<DeletedJson> {
    const row = await holdEntry(ctx.tx, waitlist_entry_id);
    const problem = closingProblem(row);
    if (problem) throw apiError(problem);
    await ctx.tx.waitlistEntry.delete({ where: { id: row.id } });
    await ctx.emit("waitlistEntry.deleted", { userId: null, data: { waitlist_entry_id: row.id } });
    return { object: "waitlist_entry", id: row.id, deleted: true };
  },
});
