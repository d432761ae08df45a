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
import { normaliseEmailAddress } from "./rules";
import { serializeEmailAddress } from "./serializer";
import { makePrimary } from "./set-primary";
import { claimEmailAddress, findEmailAddress, insertEmailAddress } from "./store";

/**
 * Add an address. A person proves it afterwards; administrators and secret keys may give their word for it.
 *
 * @throws form_param_format_invalid 422: not an email address
 * @throws form_identifier_exists 422: the user, or somebody else, has it already
 * @throws form_param_unknown 422: the instance uses no addresses, or a person vouches for their own
 * @throws form_conditional_param_missing 422: `primary` without `verified`
 * @throws not_allowed_access 403: the instance's lists keep it out
 * @throws too_many_unverified_identifications 400
 * @throws session_reverification_required 403
 * @see Clerk Frontend API, POST /v1/me/email_addresses; Backend API, POST /v1/email_addresses
 */
export const createEmailAddress = operation({
  name: "email_address.create",
  input: z.strictObject({
    user_id: z.string(),
    email_address: z.string(),
    /** It counts as proved. Not for persons. */
    verified: z.boolean().nullish(),
    /** It becomes primary; only together with `verified`. Not for persons. */
    primary: z.boolean().nullish(),
    /** The old and the new primary address are told. A server's changes tell nobody otherwise. */
    notify_primary_email_address_changed: z.boolean().nullish(),
  }),
  allow(ctx, input) {
    requireSelf(ctx.actor, input.user_id);
    requireFreshFactor(ctx);
    if (ctx.actor.type !== "system" && ctx.settings.email_address.mode === "off") throw apiError("form_param_unknown", { param_name: "email_address" });
    if (ctx.actor.type === "user") for (const param_name of ["verified", "primary", "notify_primary_email_address_changed"] as const) if (input[param_name] !== undefined) throw apiError("form_param_unknown", { param_name });
    if (input.primary && !input.verified) throw apiError("form_conditional_param_missing", { param_name: "verified" });
  },
  async gather(ctx, input) {
    const address = normaliseEmailAddress(input.email_address);
    if (address === null) throw apiError("form_param_format_invalid", { param_name: "email_address" });
    if (ctx.actor.type === "user") await consume("identifier_add_user", input.user_id, ctx.settings);
    return address;
  },
  async run(ctx, input, address) {
    const { tx, actor, settings } = ctx;
    const now = ctx.now();
    await lockUser(tx, input.user_id);
    await shieldAdministrators(ctx, input.user_id);
    if (actor.type === "user") await assertRoomForAnother(tx, input.user_id);
    if (actor.type !== "system") await assertIdentifierPermitted(tx, settings, { type: "email_address", value: address });
    await assertFree(ctx, input.user_id, address);
    const { id } = await insertEmailAddress(tx, input.user_id, address, now);
    await ctx.emit("email_address.created", { userId: input.user_id, data: { email_address_id: id, email_address: address } });
    if (input.verified) await claimEmailAddress(ctx, id, (await insertVerified(tx, "admin", now)).id);
    if (input.primary) await makePrimary(ctx, await findEmailAddress(tx, actor, id), { notify: actor.type !== "backend" || input.notify_primary_email_address_changed === true });
    return serializeEmailAddress(await findEmailAddress(tx, actor, id), now);
  },
});

/** Where the instance hides which accounts exist, somebody else's address can be added; only its proof will be refused. */
async function assertFree({ tx, actor, settings }: OperationContext, userId: string, address: string): Promise<void> {
  const holder = await tx.emailAddress.findUnique({ where: { claim: address }, select: { userId: true } });
  if (!holder) return;
  const hidden = actor.type === "user" && holder.userId !== userId && settings.attack_protection.enumeration_protection.enabled;
  if (!hidden) throw apiError("form_identifier_exists", { param_name: "email_address" });
}
