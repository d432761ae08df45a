import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { abandonSignIns } from "@/lib/resources/sessions/store";
import { mayBecome } from "@/lib/resources/users/rules";
import { findUser, signInFactsOf } from "@/lib/resources/users/store";
import { linkedTo } from "./linked-to";
import { serializeEmailAddress, type EmailAddressRow } from "./serializer";
import { makePrimary } from "./set-primary";
import { findEmailAddress, holdEmailAddress, isProved, promoteEmailAddress, unproveEmailAddress, vouchForEmailAddress } from "./store";

/**
 * Give one's word for an address, take it back, or make the address primary.
 *
 * @throws identification_claimed 400: somebody else has proved it before
 * @throws identification_update_failed 400: one that is not proved cannot be primary
 * @throws last_required_identification_deletion_failed 400: unproved, nobody could sign in any more, or the instance requires one
 * @throws authorization_invalid 403: not an administrator
 * @throws resource_not_found 404
 * @see Clerk Backend API, PATCH /v1/email_addresses/{id}
 */
export const updateEmailAddress = operation({
  name: "email_address.update",
  input: z.strictObject({
    email_address_id: z.string(),
    verified: z.boolean().nullish(),
    primary: z.boolean().nullish(),
    /** The old and the new primary address are told. */
    notify_primary_email_address_changed: z.boolean().nullish(),
  }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { email_address_id, verified, primary, notify_primary_email_address_changed }) {
    const { tx, actor } = ctx;
    const held = await holdEmailAddress(tx, actor, email_address_id);
    await shieldAdministrators(ctx, held.userId);
    if (verified) await vouchForEmailAddress(ctx, held);
    if (verified === false && isProved(held)) await takeBack(ctx, held);
    const row = await findEmailAddress(tx, actor, email_address_id);
    if (primary && !isProved(row)) throw apiError("identification_update_failed", { param_name: "primary" });
    if (primary) await makePrimary(ctx, row, { notify: notify_primary_email_address_changed === true });
    return serializeEmailAddress(row, ctx.now(), await linkedTo(tx, row.userId, { emailAddress: row.emailAddress }));
  },
});

async function takeBack(ctx: OperationContext, row: EmailAddressRow): Promise<void> {
  const before = signInFactsOf(await findUser(ctx.tx, row.userId));
  const after = { ...before, emailAddresses: before.emailAddresses.filter((each) => each.id !== row.id) };
  if (!mayBecome(before, after, ctx.settings)) throw apiError("last_required_identification_deletion_failed", { param_name: "verified" });
  await unproveEmailAddress(ctx.tx, row, { reserved: false }, ctx.now());
  await abandonSignIns(ctx.tx, row.userId, null, ctx.now());
  await promoteEmailAddress(ctx.tx, row.userId, ctx.now());
  await ctx.emit("user.updated", { userId: row.userId, data: { changed: ["email_addresses"], email_address_id: row.id, verified: false } });
}
