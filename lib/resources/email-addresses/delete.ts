import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireFreshFactor } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { abandonSignIns } from "@/lib/resources/sessions/store";
import { notifyOfAddress } from "@/lib/resources/users/notify";
import { mayBecome } from "@/lib/resources/users/rules";
import type { DeletedJson } from "@/lib/resources/users/serializer";
import { findUser, signInFactsOf } from "@/lib/resources/users/store";
import type { EmailAddressRow } from "./serializer";
import { holdEmailAddress, promoteEmailAddress, removeEmailAddress } from "./store";

/**
 * Take an address off an account. When it was the primary one, another proved one takes its place. The removed address and
 * the primary one are told, unless a server does it.
 *
 * @throws last_required_identification_deletion_failed 400: nobody could sign in any more, or the instance requires one
 * @throws session_reverification_required 403
 * @throws resource_not_found 404
 * @see Clerk Frontend API, DELETE /v1/me/email_addresses/{id}; Backend API, DELETE /v1/email_addresses/{id}
 */
export const deleteEmailAddress = operation({
  name: "email_address.delete",
  input: z.strictObject({ email_address_id: z.string() }),
  allow(ctx) {
    if (ctx.actor.type === "anonymous") throw apiError("authentication_invalid");
    requireFreshFactor(ctx);
  },
  async run(ctx, input): Promise<DeletedJson> {
    const row = await holdEmailAddress(ctx.tx, ctx.actor, input.email_address_id);
    await shieldAdministrators(ctx, row.userId);
    await assertNotLast(ctx, row);
    await removeEmailAddress(ctx.tx, row);
    // A code that went there before proves nothing any more.
    await abandonSignIns(ctx.tx, row.userId, null, ctx.now());
    await promoteEmailAddress(ctx.tx, row.userId, ctx.now());
    await ctx.emit("email_address.deleted", { userId: row.userId, data: { email_address_id: row.id, email_address: row.emailAddress } });
    // An address that was never proved may be a stranger's: it is not written to.
    if (ctx.actor.type !== "backend") await notifyOfAddress(ctx, row.userId, "email_address_removed", row.emailAddress, row.claim ? [row.emailAddress] : []);
    return { object: "email_address", id: row.id, deleted: true };
  },
});

async function assertNotLast({ tx, settings }: OperationContext, row: EmailAddressRow): Promise<void> {
  const before = signInFactsOf(await findUser(tx, row.userId));
  const after = { ...before, emailAddresses: before.emailAddresses.filter((each) => each.id !== row.id) };
  if (!mayBecome(before, after, settings)) throw apiError("last_required_identification_deletion_failed");
}
