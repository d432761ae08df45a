import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { fullWaitlistEntryJson, serializeWaitlistEntry } from "./serializer";
import { addEntry, invitationsOf } from "./store";

export const waitlistEntryInput = z.strictObject({
  email_address: z.string(),
  /** Whether a mail tells the address that it is on the list. */
  notify: z.boolean().nullish(),
});

/** The most that are put on the list at once. */
export const MOST_ENTRIES = 50;

/**
 * Put addresses on the waitlist: all of them, or on any problem none. Who is on it keeps the place, and is told nothing.
 *
 * @throws form_param_format_invalid 422: not an address
 * @throws form_param_duplicate 422: an address is given twice
 * @throws authorization_invalid 403
 * @see Clerk Backend API, POST /v1/waitlist_entries and /v1/waitlist_entries/bulk
 */
export const createWaitlistEntries = operation({
  name: "waitlist_entry.create",
  input: z.strictObject({ entries: z.array(waitlistEntryInput).min(1).max(MOST_ENTRIES) }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async gather(_ctx, { entries }) {
    const malformed = entries.map((each) => each.email_address).filter((text) => normaliseEmailAddress(text) === null);
    if (malformed.length > 0) throw apiError("form_param_format_invalid", { param_name: "email_address", email_addresses: malformed });
    const read = entries.map((each) => ({ emailAddress: normaliseEmailAddress(each.email_address) ?? "", notify: each.notify ?? true }));
    if (new Set(read.map((each) => each.emailAddress)).size < read.length) throw apiError("form_param_duplicate", { param_name: "email_address" });
    return read;
  },
  async run(ctx, _input, read): Promise<z.infer<typeof fullWaitlistEntryJson>[]> {
    for (const { emailAddress, notify } of read) await addEntry(ctx, emailAddress, notify);
    const rows = await ctx.tx.waitlistEntry.findMany({ where: { emailAddress: { in: read.map((each) => each.emailAddress) } } });
    const invitations = await invitationsOf(ctx.tx, rows);
    // In the order in which they were given.
    return read.flatMap(({ emailAddress }) => {
      const row = rows.find((each) => each.emailAddress === emailAddress);
      return row ? [serializeWaitlistEntry(row, invitations.get(row.invitationId ?? "") ?? null, ctx.now())] : [];
    });
  },
});
