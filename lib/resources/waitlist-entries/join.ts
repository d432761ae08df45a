import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";

/**
 * Join the waitlist. Who is on it already gets the same place again, so that nobody learns from it who is not.
 *
 * @throws waitlist_not_accepting_entries 403: new accounts are open, or by invitation alone
 * @throws form_param_format_invalid 422
 * @throws too_many_requests 429
 * @see Clerk Frontend API, POST /v1/waitlist
 */
export const joinWaitlist = operation({
  name: "waitlist_entry.create",
  input: z.strictObject({ email_address: z.string().trim().min(1).max(320) }),
  allow({ settings }) {
    if (settings.sign_up.mode !== "waitlist") throw apiError("waitlist_not_accepting_entries");
  },
  async gather(ctx, input) {
    const emailAddress = normaliseEmailAddress(input.email_address);
    if (emailAddress === null) throw apiError("form_param_format_invalid", { param_name: "email_address" });
    await consume("waitlist_network", ctx.request.ip, ctx.settings);
    return emailAddress;
  },
  async run(ctx, _input, emailAddress) {
    const now = ctx.now();
    const data = { id: newId("waitlistEntry", now), emailAddress, createdAt: now, updatedAt: now };
    const { count } = await ctx.tx.waitlistEntry.createMany({ data: [data], skipDuplicates: true });
    if (count > 0) await ctx.emit("waitlistEntry.created", { userId: null, data: { waitlist_entry_id: data.id } });
    return ctx.tx.waitlistEntry.findUniqueOrThrow({ where: { emailAddress } });
  },
});
