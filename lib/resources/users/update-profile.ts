import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { assertPasswordAcceptable } from "@/lib/passwords/assess";
import { hashPassword } from "@/lib/passwords/hash";
import { requireFreshFactor } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import { passwordInput } from "./input";
import { PRIMARY_KINDS, setPrimary } from "./primaries";
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
    if (given.password !== undefined || PRIMARY_KINDS.some((kind) => given[kind] != null)) requireFreshFactor(ctx);
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
    if (password || PRIMARY_KINDS.some((kind) => given[kind] !== undefined)) await lockUser(ctx.tx, given.user_id);
    for (const kind of PRIMARY_KINDS) await setPrimary(ctx, kind, given.user_id, given[kind]);
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
