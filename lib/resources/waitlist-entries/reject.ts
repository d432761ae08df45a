import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { closingProblem } from "./rules";
import { serializeWaitlistEntry } from "./serializer";
import { changeEntry, holdEntry } from "./store";

/**
 * Turn somebody on the waitlist down. They are not told, and can still be invited later.
 *
 * @throws resource_not_found 404
 * @throws waitlist_entry_already_rejected, waitlist_entry_already_invited, waitlist_entry_already_completed 409
 * @throws authorization_invalid 403
 * @see Clerk Backend API, POST /v1/waitlist_entries/{id}/reject
 */
export const rejectWaitlistEntry = operation({
  name: "waitlist_entry.reject",
  input: z.strictObject({ waitlist_entry_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { waitlist_entry_id }) {
    const row = await holdEntry(ctx.tx, waitlist_entry_id);
    const problem = closingProblem(row);
    if (problem) throw apiError(problem);
    return serializeWaitlistEntry(await changeEntry(ctx, row.id, { status: "rejected" }), null, ctx.now());
  },
});
