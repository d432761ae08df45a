import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireFreshFactor } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { abandonSignIns } from "@/lib/resources/sessions/store";
import { notifyOfNumber } from "@/lib/resources/users/notify";
import { mayBecome } from "@/lib/resources/users/rules";
import type { DeletedJson } from "@/lib/resources/users/serializer";
import { findUser, signInFactsOf } from "@/lib/resources/users/store";
import { settleSecondFactor } from "./second-factor";
import type { PhoneNumberRow } from "./serializer";
import { holdPhoneNumber, promotePhoneNumber, removePhoneNumber } from "./store";

/**
 * Take a number off an account. When it was the primary one, another proved one takes its place. The removed number is
 * told by text, the person by mail, unless a server does it.
 *
 * @throws last_required_identification_deletion_failed 400: nobody could sign in any more, or the instance requires one
 * @throws session_reverification_required 403
 * @throws resource_not_found 404
 * @see Clerk Frontend API, DELETE /v1/me/phone_numbers/{id}; Backend API, DELETE /v1/phone_numbers/{id}
 */
export const deletePhoneNumber = operation({
  name: "phone_number.delete",
  input: z.strictObject({ phone_number_id: z.string() }),
  allow(ctx) {
    if (ctx.actor.type === "anonymous") throw apiError("authentication_invalid");
    requireFreshFactor(ctx);
  },
  async run(ctx, input): Promise<DeletedJson> {
    const row = await holdPhoneNumber(ctx.tx, ctx.actor, input.phone_number_id);
    await shieldAdministrators(ctx, row.userId);
    await assertNotLast(ctx, row);
    await removePhoneNumber(ctx.tx, row);
    // A code that went there before proves nothing any more.
    await abandonSignIns(ctx.tx, row.userId, null, ctx.now());
    await promotePhoneNumber(ctx.tx, row.userId, ctx.now());
    await settleSecondFactor(ctx.tx, row.userId, ctx.now());
    await ctx.emit("phone_number.deleted", { userId: row.userId, data: { phone_number_id: row.id, phone_number: row.phoneNumber } });
    // A number that was never proved may be a stranger's: it is not written to.
    if (ctx.actor.type !== "backend") await notifyOfNumber(ctx, row.userId, "phone_number_removed", row.phoneNumber, row.claim ? [row.phoneNumber] : []);
    return { object: "phone_number", id: row.id, deleted: true };
  },
});

async function assertNotLast({ tx, settings }: OperationContext, row: PhoneNumberRow): Promise<void> {
  const before = signInFactsOf(await findUser(tx, row.userId));
  const after = { ...before, phoneNumbers: before.phoneNumbers.filter((each) => each.id !== row.id) };
  if (!mayBecome(before, after, settings)) throw apiError("last_required_identification_deletion_failed");
}
