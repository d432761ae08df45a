import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireFreshFactor } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { linkedTo } from "@/lib/resources/email-addresses/linked-to";
import { abandonSignIns } from "@/lib/resources/sessions/store";
import { canSignIn, mayBecome } from "@/lib/resources/users/rules";
import { findUser, signInFactsOf } from "@/lib/resources/users/store";
import { assertSecondFactorEnabled, settleSecondFactor } from "./second-factor";
import { serializePhoneNumber, type PhoneNumberRow } from "./serializer";
import { makePrimary } from "./set-primary";
import { findPhoneNumber, holdPhoneNumber, isProved, promotePhoneNumber, unprovePhoneNumber, vouchForPhoneNumber } from "./store";

const BY_SERVERS = ["verified", "primary"] as const;

/**
 * Reserve a proved number for the second factor, make it the one that is offered first, or release it. The first number
 * that is reserved becomes the default; when the default one is released, the oldest of the others takes its place.
 * Administrators and secret keys may also give their word for a number, take it back, or make it primary.
 *
 * @throws form_param_unknown 422: `verified` and `primary` are not for persons
 * @throws identification_claimed 400: somebody else has proved it before
 * @throws identification_update_failed 400: one that is not proved cannot be primary
 * @throws identification_update_second_factor_unverified 400: it is not proved
 * @throws form_param_value_disabled 400: the instance sends no codes to numbers
 * @throws last_required_identification_deletion_failed 400: without this number as the first factor, or as a proved one, nobody
 *   could sign in
 * @throws form_param_value_invalid 422: the default must be a reserved one
 * @throws form_disable_default_second_factor_not_allowed 422: make another one the default instead
 * @throws session_reverification_required 403
 * @throws resource_not_found 404
 * @see Clerk Frontend API, PATCH /v1/me/phone_numbers/{id}; Backend API, PATCH /v1/phone_numbers/{id}
 */
export const updatePhoneNumber = operation({
  name: "phone_number.update",
  input: z.strictObject({
    phone_number_id: z.string(),
    reserved_for_second_factor: z.boolean().nullish(),
    default_second_factor: z.boolean().nullish(),
    /** Not for persons. */
    verified: z.boolean().nullish(),
    /** Not for persons. */
    primary: z.boolean().nullish(),
  }),
  allow(ctx, given) {
    if (ctx.actor.type === "anonymous") throw apiError("authentication_invalid");
    requireFreshFactor(ctx);
    if (ctx.actor.type === "user") for (const param_name of BY_SERVERS) if (given[param_name] !== undefined) throw apiError("form_param_unknown", { param_name });
    for (const name of ["reserved_for_second_factor", "default_second_factor"] as const) if (given[name]) assertSecondFactorEnabled(ctx.settings, name);
  },
  async run(ctx, { phone_number_id, reserved_for_second_factor, default_second_factor, verified, primary }) {
    const { tx, actor } = ctx;
    const held = await holdPhoneNumber(tx, actor, phone_number_id);
    await shieldAdministrators(ctx, held.userId);
    if (verified) await vouchForPhoneNumber(ctx, held);
    if (verified === false && isProved(held)) await takeBack(ctx, held);
    const row = await findPhoneNumber(tx, actor, phone_number_id);
    if (primary && !isProved(row)) throw apiError("identification_update_failed", { param_name: "primary" });
    if (primary) await makePrimary(ctx, row);
    const reserved = reserved_for_second_factor ?? row.reservedForSecondFactor;
    if (reserved && !row.reservedForSecondFactor) await assertMayReserve(ctx, row);
    if (default_second_factor && !reserved) throw apiError("form_param_value_invalid", { param_name: "default_second_factor" });
    if (default_second_factor && row.claim === null) throw apiError("identification_update_second_factor_unverified", { param_name: "default_second_factor" });
    if (default_second_factor === false && row.defaultSecondFactor && reserved) throw apiError("form_disable_default_second_factor_not_allowed", { param_name: "default_second_factor" });

    const now = ctx.now();
    if (default_second_factor) await tx.phoneNumber.updateMany({ where: { userId: row.userId, defaultSecondFactor: true }, data: { defaultSecondFactor: false, updatedAt: now } });
    const data = { reservedForSecondFactor: reserved, ...(default_second_factor ? { defaultSecondFactor: true } : {}), updatedAt: now };
    await tx.phoneNumber.update({ where: { id: row.id }, data });
    await settleSecondFactor(tx, row.userId, now);
    await ctx.emit("user.updated", { userId: row.userId, data: { changed: ["phone_numbers"], phone_number_id: row.id, reserved_for_second_factor: reserved } });
    return serializePhoneNumber(await findPhoneNumber(tx, actor, row.id), now, await linkedTo(tx, row.userId, { phoneNumber: row.phoneNumber }));
  },
});

async function takeBack(ctx: OperationContext, row: PhoneNumberRow): Promise<void> {
  const before = signInFactsOf(await findUser(ctx.tx, row.userId));
  const after = { ...before, phoneNumbers: before.phoneNumbers.filter((each) => each.id !== row.id) };
  if (!mayBecome(before, after, ctx.settings)) throw apiError("last_required_identification_deletion_failed", { param_name: "verified" });
  await unprovePhoneNumber(ctx.tx, row, { reserved: false }, ctx.now());
  await abandonSignIns(ctx.tx, row.userId, null, ctx.now());
  await promotePhoneNumber(ctx.tx, row.userId, ctx.now());
}

/** A code to one number is no second factor where that number was the first. */
async function assertMayReserve({ tx, settings }: OperationContext, row: PhoneNumberRow): Promise<void> {
  const param_name = "reserved_for_second_factor";
  if (row.claim === null) throw apiError("identification_update_second_factor_unverified", { param_name });
  const before = signInFactsOf(await findUser(tx, row.userId));
  const after = { ...before, phoneNumbers: before.phoneNumbers.filter((each) => each.id !== row.id) };
  if (canSignIn(before, settings) && !canSignIn(after, settings)) throw apiError("last_required_identification_deletion_failed", { param_name });
}
