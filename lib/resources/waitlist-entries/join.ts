import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { assertIdentifierPermitted } from "@/lib/resources/restrictions/permitted";
import type { waitlistEntryJson } from "./serializer";
import { addEntry } from "./store";

/**
 * Join the waitlist. Who is on it already hears the same as who is not: a place that was made just now, under an id that
 * nobody has seen before, so that nobody learns whether an address is on the list, nor since when.
 *
 * @throws waitlist_not_accepting_entries 403: new accounts are open, or by invitation alone
 * @throws not_allowed_access 403: the address may not come in
 * @throws form_param_format_invalid 422
 * @throws too_many_requests 429
 * @see Clerk Frontend API, POST /v1/waitlist
 */
export const joinWaitlist = operation({
  name: "waitlist_entry.join",
  input: z.strictObject({ email_address: z.string().trim().min(1).max(320) }),
  allow({ settings }) {
    if (settings.sign_up.mode !== "waitlist") throw apiError("waitlist_not_accepting_entries");
  },
  async gather(ctx, input) {
    const emailAddress = normaliseEmailAddress(input.email_address);
    if (emailAddress === null) throw apiError("form_param_format_invalid", { param_name: "email_address" });
    await consume("waitlist_network", ctx.request.ip, ctx.settings);
    await assertIdentifierPermitted(ctx.tx, ctx.settings, { type: "email_address", value: emailAddress });
    return emailAddress;
  },
  async run(ctx, _input, emailAddress): Promise<z.infer<typeof waitlistEntryJson>> {
    const now = ctx.now();
    const id = (await addEntry(ctx, emailAddress, true)) ?? newId("waitlistEntry", now);
    return { object: "waitlist_entry", id, created_at: now.getTime(), updated_at: now.getTime() };
  },
});
