import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { assertPasswordAcceptable } from "@/lib/passwords/assess";
import { hashPassword } from "@/lib/passwords/hash";
import { requireFreshFactor } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import { setPrimaryEmailAddress } from "@/lib/resources/email-addresses/set-primary";
import { setPrimaryPhoneNumber } from "@/lib/resources/phone-numbers/set-primary";
import { setPrimaryWeb3Wallet } from "@/lib/resources/web3-wallets/set-primary";
import { passwordInput } from "./input";
import { identifiersOf, lockUser, readUserFor, storePassword } from "./store";
import { assertMayUpdate, updateUser, writeUpdate, type UpdateInput } from "./update";

const id = z.string().max(64).nullish();

const input = updateUser.input.extend({
  primary_email_address_id: id,
  primary_phone_number_id: id,
  primary_web3_wallet_id: id,
  /** How older SDKs set one. The person must have proved who they are just now, which stands in for the current one. */
  password: passwordInput.optional(),
});

type Input = z.output<typeof input>;

/** One setter for each kind of identification; each refuses what is not proved, or not the person's own. */
const PRIMARIES = {
  primary_email_address_id: (ctx: OperationContext, email_address_id: string) => setPrimaryEmailAddress(ctx, { email_address_id }),
  primary_phone_number_id: (ctx: OperationContext, phone_number_id: string) => setPrimaryPhoneNumber(ctx, { phone_number_id }),
  primary_web3_wallet_id: (ctx: OperationContext, web3_wallet_id: string) => setPrimaryWeb3Wallet(ctx, { web3_wallet_id }),
};
const KINDS = Object.keys(PRIMARIES) as (keyof typeof PRIMARIES)[];

/**
 * Change one's profile: names, the primary identifications, metadata, and as older SDKs do it the password. All of it, or
 * nothing.
 *
 * @throws what `updateUser` and the setters of primary identifications throw
 * @throws resource_not_found 404, with `param_name`: not an identification of the person's own
 * @throws form_param_nil 422: somebody who has proved an address or number has a primary one
 * @throws form_password_… 422: `password` is not acceptable
 * @throws session_reverification_required 403: for all but names and metadata
 * @see Clerk Frontend API, PATCH /v1/me
 */
export const updateProfile = operation({
  name: "user.update_profile",
  input,
  allow(ctx, given) {
    assertMayUpdate(ctx, namesOf(given));
    if (given.password !== undefined && ctx.settings.password.mode === "off") throw apiError("form_param_unknown", { param_name: "password" });
    if (given.password !== undefined || KINDS.some((kind) => given[kind] != null)) requireFreshFactor(ctx);
  },
  async gather(ctx, given) {
    if (ctx.actor.type === "user") await consume("profile_update_user", given.user_id, ctx.settings);
    if (given.password === undefined) return null;
    const identifiers = await identifiersOf(given.user_id, ctx.tx);
    await assertPasswordAcceptable(given.password, { settings: ctx.settings, identifiers, param: "password" });
    return hashPassword(given.password);
  },
  async run(ctx, given, password) {
    // Names alone need no lock: one statement changes them.
    if (password || KINDS.some((kind) => given[kind] !== undefined)) await lockUser(ctx.tx, given.user_id);
    for (const kind of KINDS) await setPrimary(ctx, kind, given);
    if (password) {
      await storePassword(ctx, given.user_id, password, "password_changed");
      await ctx.emit("user.password_changed", { userId: given.user_id });
    }
    const names = namesOf(given);
    if (Object.keys(names).length > 1) await writeUpdate(ctx, names);
  },
  answer: (ctx, given) => readUserFor(ctx, given.user_id),
});

function namesOf({ password: _password, primary_email_address_id: _email, primary_phone_number_id: _phone, primary_web3_wallet_id: _wallet, ...names }: Input): UpdateInput {
  return names;
}

async function setPrimary(ctx: OperationContext, kind: keyof typeof PRIMARIES, given: Input): Promise<void> {
  const wanted = given[kind];
  if (wanted === undefined) return;
  if (wanted === null) return assertNone(ctx, kind, given.user_id);
  // Whose it is, is asked here: administrators may reach everybody's identifications, but not mix them up.
  if (!(await isOwn(ctx, kind, wanted, given.user_id))) throw apiError("resource_not_found", { param_name: kind });
  await PRIMARIES[kind](ctx, wanted);
}

async function isOwn({ tx }: OperationContext, kind: keyof typeof PRIMARIES, wanted: string, userId: string): Promise<boolean> {
  const where = { id: wanted, userId };
  if (kind === "primary_email_address_id") return (await tx.emailAddress.count({ where })) > 0;
  if (kind === "primary_phone_number_id") return (await tx.phoneNumber.count({ where })) > 0;
  return (await tx.web3Wallet.count({ where })) > 0;
}

/** Null can only be said of what is null already. */
async function assertNone({ tx }: OperationContext, kind: keyof typeof PRIMARIES, userId: string): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { primaryEmailAddressId: true, primaryPhoneNumberId: true, primaryWeb3WalletId: true } });
  const current = { primary_email_address_id: user.primaryEmailAddressId, primary_phone_number_id: user.primaryPhoneNumberId, primary_web3_wallet_id: user.primaryWeb3WalletId };
  if (current[kind] !== null) throw apiError("form_param_nil", { param_name: kind });
}
