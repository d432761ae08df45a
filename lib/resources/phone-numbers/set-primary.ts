import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireFreshFactor } from "@/lib/policy";
import { verificationStatus } from "@/lib/resources/verifications/rules";
import { serializePhoneNumber, type PhoneNumberRow } from "./serializer";
import { holdPhoneNumber } from "./store";

/**
 * Make a proved number the one that texts go to.
 *
 * @throws identification_update_failed 400: it is not proved
 * @throws session_reverification_required 403
 * @throws resource_not_found 404
 * @see Clerk Frontend API, PATCH /v1/me with primary_phone_number_id
 */
export const setPrimaryPhoneNumber = operation({
  name: "phone_number.set_primary",
  input: z.strictObject({ phone_number_id: z.string() }),
  allow(ctx) {
    if (ctx.actor.type === "anonymous") throw apiError("authentication_invalid");
    requireFreshFactor(ctx);
  },
  async run(ctx, input) {
    const row = await holdPhoneNumber(ctx.tx, ctx.actor, input.phone_number_id);
    await makePrimary(ctx, row);
    return serializePhoneNumber(row, ctx.now());
  },
});

/** The same inside of another operation, with the user's row held. */
export async function makePrimary(ctx: OperationContext, row: PhoneNumberRow): Promise<void> {
  const now = ctx.now();
  const isProved = row.claim !== null && row.verification !== null && verificationStatus(row.verification, now) === "verified";
  if (!isProved) throw apiError("identification_update_failed", { param_name: "primary_phone_number_id" });
  const user = await ctx.tx.user.findUniqueOrThrow({ where: { id: row.userId }, select: { primaryPhoneNumberId: true } });
  if (user.primaryPhoneNumberId === row.id) return;
  await ctx.tx.user.update({ where: { id: row.userId }, data: { primaryPhoneNumberId: row.id, updatedAt: now } });
  await ctx.emit("phone_number.made_primary", { userId: row.userId, data: { phone_number_id: row.id, phone_number: row.phoneNumber } });
}
