import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { assertIdentifierPermitted } from "@/lib/resources/restrictions/permitted";
import { abandonSignIns } from "@/lib/resources/sessions/store";
import { notifyOfAddress } from "@/lib/resources/users/notify";
import { lockUser } from "@/lib/resources/users/store";
import { linkedTo } from "./linked-to";
import { normaliseEmailAddress } from "./rules";
import { EMAIL_ADDRESS_INCLUDE, serializeEmailAddress, type EmailAddressRow } from "./serializer";
import { findEmailAddress, insertEmailAddress, removeEmailAddress, unproveEmailAddress, vouchForEmailAddress } from "./store";

/**
 * Give a user one address, the primary one, in place of all that they have. It is `verified`, or `reserved`: unproved, but
 * theirs to sign in with, or `unverified`: neither theirs alone nor to sign in with, which may lock the user out.
 *
 * @throws form_param_format_invalid 422: not an email address
 * @throws form_identifier_exists 422: somebody else has it
 * @throws form_param_unknown 422: the instance uses no addresses
 * @throws delete_linked_identification_disallowed 400: a connected account vouches for one of the others
 * @throws not_allowed_access 403: the instance's lists keep it out
 * @throws resource_not_found 404
 * @see Clerk Backend API, PUT /v1/users/{id}/email_address
 */
export const replaceEmailAddress = operation({
  name: "email_address.replace",
  input: z.strictObject({
    user_id: z.string(),
    email_address: z.string(),
    identification_status: z.enum(["verified", "reserved", "unverified"]).default("verified"),
    /** The old primary address is told, where it is another. */
    notify_primary_email_address_changed: z.boolean().nullish(),
  }),
  allow(ctx) {
    requireAdministrator(ctx.actor);
    if (ctx.settings.email_address.mode === "off") throw apiError("form_param_unknown", { param_name: "email_address" });
  },
  async gather(_ctx, input) {
    const address = normaliseEmailAddress(input.email_address);
    if (address === null) throw apiError("form_param_format_invalid", { param_name: "email_address" });
    return address;
  },
  async run(ctx, { user_id: userId, identification_status, notify_primary_email_address_changed }, address) {
    const { tx, actor, settings } = ctx;
    await lockUser(tx, userId);
    await shieldAdministrators(ctx, userId);
    const rows = await tx.emailAddress.findMany({ where: { userId }, include: EMAIL_ADDRESS_INCLUDE });
    const kept = rows.find((each) => each.emailAddress === address);
    if (!kept) await assertIdentifierPermitted(tx, settings, { type: "email_address", value: address });
    if (identification_status !== "unverified") await assertNobodyElses(ctx, userId, address);
    const others = rows.filter((each) => each !== kept);
    await assertNotLinked(ctx, others);
    if (notify_primary_email_address_changed) await tellPrimary(ctx, userId, address);
    for (const row of others) await remove(ctx, row);
    const row = kept ?? (await add(ctx, userId, address));
    if (identification_status === "verified") await vouchForEmailAddress(ctx, row);
    else await unproveEmailAddress(tx, row, { reserved: identification_status === "reserved" }, ctx.now());
    // A code that went to one of the others proves nothing any more.
    await abandonSignIns(tx, userId, null, ctx.now());
    await tx.user.update({ where: { id: userId }, data: { primaryEmailAddressId: row.id, updatedAt: ctx.now() } });
    await ctx.emit("email_address.made_primary", { userId, data: { email_address_id: row.id, email_address: address } });
    return serializeEmailAddress(await findEmailAddress(tx, actor, row.id), ctx.now(), await linkedTo(tx, userId, { emailAddress: address }));
  },
});

async function assertNobodyElses({ tx }: OperationContext, userId: string, address: string): Promise<void> {
  const holder = await tx.emailAddress.findUnique({ where: { claim: address }, select: { userId: true } });
  if (holder && holder.userId !== userId) throw apiError("form_identifier_exists", { param_name: "email_address" });
}

async function assertNotLinked({ tx }: OperationContext, rows: EmailAddressRow[]): Promise<void> {
  for (const { userId, emailAddress } of rows) if ((await linkedTo(tx, userId, { emailAddress })).length > 0) throw apiError("delete_linked_identification_disallowed", { param_name: "email_address" });
}

/** As long as it is the primary one: the new one may be a stranger's. */
async function tellPrimary(ctx: OperationContext, userId: string, address: string): Promise<void> {
  const { primaryEmailAddress: before } = await ctx.tx.user.findUniqueOrThrow({ where: { id: userId }, select: { primaryEmailAddress: { select: { claim: true, emailAddress: true } } } });
  if (before?.claim && before.emailAddress !== address) await notifyOfAddress(ctx, userId, "primary_email_address_changed", address);
}

async function remove(ctx: OperationContext, row: EmailAddressRow): Promise<void> {
  await removeEmailAddress(ctx.tx, row);
  await ctx.emit("email_address.deleted", { userId: row.userId, data: { email_address_id: row.id, email_address: row.emailAddress } });
}

async function add(ctx: OperationContext, userId: string, address: string): Promise<EmailAddressRow> {
  const row = await insertEmailAddress(ctx.tx, userId, address, ctx.now());
  await ctx.emit("email_address.created", { userId, data: { email_address_id: row.id, email_address: address } });
  return row;
}
