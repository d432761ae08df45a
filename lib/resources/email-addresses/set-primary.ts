import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireFreshFactor } from "@/lib/policy";
import { notifyOfAddress } from "@/lib/resources/users/notify";
import { verificationStatus } from "@/lib/resources/verifications/rules";
import { serializeEmailAddress, type EmailAddressRow } from "./serializer";
import { holdEmailAddress } from "./store";

/**
 * Make a proved address the one that mails go to. The old and the new one are told.
 *
 * @throws identification_update_failed 400: it is not proved
 * @throws session_reverification_required 403
 * @throws resource_not_found 404
 * @see Clerk Frontend API, PATCH /v1/me with primary_email_address_id
 */
export const setPrimaryEmailAddress = operation({
  name: "email_address.set_primary",
  input: z.strictObject({ email_address_id: z.string() }),
  allow(ctx) {
    if (ctx.actor.type === "anonymous") throw apiError("authentication_invalid");
    requireFreshFactor(ctx);
  },
  async run(ctx, input) {
    const row = await holdEmailAddress(ctx.tx, ctx.actor, input.email_address_id);
    await makePrimary(ctx, row);
    return serializeEmailAddress(row, ctx.now());
  },
});

/** The same inside of another operation, with the user's row held. A server may want that nobody is told. */
export async function makePrimary(ctx: OperationContext, row: EmailAddressRow, { notify = true }: { notify?: boolean } = {}): Promise<void> {
  const now = ctx.now();
  const isProved = row.claim !== null && row.verification !== null && verificationStatus(row.verification, now) === "verified";
  if (!isProved) throw apiError("identification_update_failed", { param_name: "primary_email_address_id" });
  const user = await ctx.tx.user.findUniqueOrThrow({ where: { id: row.userId }, select: { primaryEmailAddress: { select: { id: true, emailAddress: true, claim: true } } } });
  const before = user.primaryEmailAddress;
  if (before?.id === row.id) return;
  await ctx.tx.user.update({ where: { id: row.userId }, data: { primaryEmailAddressId: row.id, updatedAt: now } });
  await ctx.emit("email_address.made_primary", { userId: row.userId, data: { email_address_id: row.id, email_address: row.emailAddress } });
  if (notify) await notifyOfAddress(ctx, row.userId, "primary_email_address_changed", row.emailAddress, before?.claim ? [before.emailAddress] : []);
}
