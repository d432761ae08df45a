import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { assertIdentifierPermitted } from "@/lib/resources/restrictions/permitted";
import { assertRoomForAnother } from "@/lib/resources/users/room";
import { lockUser } from "@/lib/resources/users/store";
import { insertVerified } from "@/lib/resources/verifications/store";
import { normalisePhoneNumber } from "./rules";
import { assertSecondFactorEnabled } from "./second-factor";
import { serializePhoneNumber } from "./serializer";
import { makePrimary } from "./set-primary";
import { claimPhoneNumber, findPhoneNumber, insertPhoneNumber } from "./store";

/**
 * Add a number. A person proves it afterwards; administrators and secret keys may give their word for it.
 *
 * @throws form_param_format_invalid 422: not a phone number
 * @throws form_identifier_exists 422: the user, or somebody else, has it already
 * @throws form_param_unknown 422: the instance uses no numbers, or a person vouches for their own
 * @throws form_conditional_param_missing 422: `primary` without `verified`
 * @throws not_allowed_access 403: the instance's lists keep it out
 * @throws form_param_value_disabled 400: `reserved_for_second_factor`, where no codes are sent to numbers
 * @throws too_many_unverified_identifications 400
 * @throws session_reverification_required 403
 * @see Clerk Frontend API, POST /v1/me/phone_numbers; Backend API, POST /v1/phone_numbers
 */
export const createPhoneNumber = operation({
  name: "phone_number.create",
  input: z.strictObject({
    user_id: z.string(),
    phone_number: z.string(),
    /** It becomes a second factor once it is proved. */
    reserved_for_second_factor: z.boolean().nullish(),
    /** It counts as proved. Not for persons. */
    verified: z.boolean().nullish(),
    /** It becomes primary; only together with `verified`. Not for persons. */
    primary: z.boolean().nullish(),
  }),
  allow(ctx, input) {
    requireSelf(ctx.actor, input.user_id);
    requireFreshFactor(ctx);
    if (input.reserved_for_second_factor) assertSecondFactorEnabled(ctx.settings, "reserved_for_second_factor");
    if (ctx.actor.type !== "system" && ctx.settings.phone_number.mode === "off") throw apiError("form_param_unknown", { param_name: "phone_number" });
    if (ctx.actor.type === "user") for (const param_name of ["verified", "primary"] as const) if (input[param_name] !== undefined) throw apiError("form_param_unknown", { param_name });
    if (input.primary && !input.verified) throw apiError("form_conditional_param_missing", { param_name: "verified" });
  },
  async gather(ctx, input) {
    const number = normalisePhoneNumber(input.phone_number, ctx.settings.phone_number.default_country);
    if (number === null) throw apiError("form_param_format_invalid", { param_name: "phone_number" });
    if (ctx.actor.type === "user") await consume("identifier_add_user", input.user_id, ctx.settings);
    return number;
  },
  async run(ctx, input, number) {
    const { tx, actor, settings } = ctx;
    const now = ctx.now();
    await lockUser(tx, input.user_id);
    await shieldAdministrators(ctx, input.user_id);
    if (actor.type === "user") await assertRoomForAnother(tx, input.user_id);
    if (actor.type !== "system") await assertIdentifierPermitted(tx, settings, { type: "phone_number", value: number });
    await assertFree(ctx, input.user_id, number);
    const { id } = await insertPhoneNumber(tx, { userId: input.user_id, phoneNumber: number, reservedForSecondFactor: input.reserved_for_second_factor ?? false }, now);
    await ctx.emit("phone_number.created", { userId: input.user_id, data: { phone_number_id: id, phone_number: number } });
    if (input.verified) await claimPhoneNumber(ctx, id, (await insertVerified(tx, "admin", now)).id);
    if (input.primary) await makePrimary(ctx, await findPhoneNumber(tx, actor, id));
    return serializePhoneNumber(await findPhoneNumber(tx, actor, id), now);
  },
});

/** Where the instance hides which accounts exist, somebody else's number can be added; only its proof will be refused. */
async function assertFree({ tx, actor, settings }: OperationContext, userId: string, number: string): Promise<void> {
  const holder = await tx.phoneNumber.findUnique({ where: { claim: number }, select: { userId: true } });
  if (!holder) return;
  const hidden = actor.type === "user" && holder.userId !== userId && settings.attack_protection.enumeration_protection.enabled;
  if (!hidden) throw apiError("form_identifier_exists", { param_name: "phone_number" });
}
