import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { linkedTo } from "@/lib/resources/email-addresses/linked-to";
import { assertIdentifierPermitted } from "@/lib/resources/restrictions/permitted";
import { abandonSignIns } from "@/lib/resources/sessions/store";
import { lockUser } from "@/lib/resources/users/store";
import { normalisePhoneNumber } from "./rules";
import { settleSecondFactor } from "./second-factor";
import { PHONE_NUMBER_INCLUDE, serializePhoneNumber, type PhoneNumberRow } from "./serializer";
import { findPhoneNumber, insertPhoneNumber, removePhoneNumber, unprovePhoneNumber, vouchForPhoneNumber } from "./store";

/**
 * Give a user one number, the primary one, in place of all that they have. It is `verified`, or `reserved`: unproved, but
 * theirs to sign in with, or `unverified`: neither theirs alone nor to sign in with, which may lock the user out. It is no
 * second factor, whatever one of the others was.
 *
 * @throws form_param_format_invalid 422: not a phone number
 * @throws form_identifier_exists 422: somebody else has it
 * @throws form_param_unknown 422: the instance uses no numbers
 * @throws not_allowed_access 403: the instance's lists keep it out
 * @throws resource_not_found 404
 * @see Clerk Backend API, PUT /v1/users/{id}/phone_number
 */
export const replacePhoneNumber = operation({
  name: "phone_number.replace",
  input: z.strictObject({
    user_id: z.string(),
    phone_number: z.string(),
    identification_status: z.enum(["verified", "reserved", "unverified"]).default("verified"),
  }),
  allow(ctx) {
    requireAdministrator(ctx.actor);
    if (ctx.settings.phone_number.mode === "off") throw apiError("form_param_unknown", { param_name: "phone_number" });
  },
  async gather(ctx, input) {
    const number = normalisePhoneNumber(input.phone_number, ctx.settings.phone_number.default_country);
    if (number === null) throw apiError("form_param_format_invalid", { param_name: "phone_number" });
    return number;
  },
  async run(ctx, { user_id: userId, identification_status }, number) {
    const { tx, actor, settings } = ctx;
    await lockUser(tx, userId);
    await shieldAdministrators(ctx, userId);
    const rows = await tx.phoneNumber.findMany({ where: { userId }, include: PHONE_NUMBER_INCLUDE });
    const kept = rows.find((each) => each.phoneNumber === number);
    if (!kept) await assertIdentifierPermitted(tx, settings, { type: "phone_number", value: number });
    if (identification_status !== "unverified") await assertNobodyElses(ctx, userId, number);
    const others = rows.filter((each) => each !== kept);
    for (const row of others) await remove(ctx, row);
    const row = kept ?? (await add(ctx, userId, number));
    if (identification_status === "verified") await vouchForPhoneNumber(ctx, row);
    else await unprovePhoneNumber(tx, row, { reserved: identification_status === "reserved" }, ctx.now());
    // A code that went to one of the others proves nothing any more.
    await abandonSignIns(tx, userId, null, ctx.now());
    await tx.phoneNumber.update({ where: { id: row.id }, data: { reservedForSecondFactor: false } });
    await settleSecondFactor(tx, userId, ctx.now());
    await tx.user.update({ where: { id: userId }, data: { primaryPhoneNumberId: row.id, updatedAt: ctx.now() } });
    await ctx.emit("phone_number.made_primary", { userId, data: { phone_number_id: row.id, phone_number: number } });
    return serializePhoneNumber(await findPhoneNumber(tx, actor, row.id), ctx.now(), await linkedTo(tx, userId, { phoneNumber: number }));
  },
});

async function assertNobodyElses({ tx }: OperationContext, userId: string, number: string): Promise<void> {
  const holder = await tx.phoneNumber.findUnique({ where: { claim: number }, select: { userId: true } });
  if (holder && holder.userId !== userId) throw apiError("form_identifier_exists", { param_name: "phone_number" });
}

async function remove(ctx: OperationContext, row: PhoneNumberRow): Promise<void> {
  await removePhoneNumber(ctx.tx, row);
  await ctx.emit("phone_number.deleted", { userId: row.userId, data: { phone_number_id: row.id, phone_number: row.phoneNumber } });
}

async function add(ctx: OperationContext, userId: string, number: string): Promise<PhoneNumberRow> {
  const row = await insertPhoneNumber(ctx.tx, { userId, phoneNumber: number, reservedForSecondFactor: false }, ctx.now());
  await ctx.emit("phone_number.created", { userId, data: { phone_number_id: row.id, phone_number: number } });
  return row;
}
