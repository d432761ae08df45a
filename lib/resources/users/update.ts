import { z } from "zod";
import type { Context } from "@/lib/context";
import { update } from "@/lib/db/writes";
import { ApiError, apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import type { Settings } from "@/lib/settings/schema";
import { identifierExists } from "./identifier-exists";
import { localeInput, metadataInput, nameInput, timezoneInput } from "./input";
import { mayBecome, normaliseUsername, usernameProblem } from "./rules";
import { findUser, lockUser, readUserFor, signInFactsOf } from "./store";

const input = z.strictObject({
  user_id: z.string(),
  first_name: nameInput.optional(),
  last_name: nameInput.optional(),
  username: z
    .string()
    .transform((text) => text.trim() || null)
    .nullish(),
  locale: localeInput.optional(),
  timezone: timezoneInput.optional(),
  unsafe_metadata: metadataInput.nullish(),
});

export type UpdateInput = z.output<typeof input>;

/**
 * Change one's profile. What is not given stays; null clears.
 *
 * @throws form_param_unknown 422: the instance does not use that attribute
 * @throws form_param_nil 422: the instance requires what would be cleared
 * @throws form_username_…, form_identifier_exists 422
 * @throws last_required_identification_deletion_failed 400: without the username nobody could sign in any more
 * @throws session_reverification_required 403: to change the username
 * @see Clerk Frontend API, PATCH /v1/me
 */
export const updateUser = operation({
  name: "user.update",
  input,
  allow: assertMayUpdate,
  async gather(ctx, given) {
    if (ctx.actor.type === "user") await consume("profile_update_user", given.user_id, ctx.settings);
  },
  run: writeUpdate,
  answer: (ctx, given) => readUserFor(ctx, given.user_id),
});

/** Who may change what of a profile: see {@link updateUser}. */
export function assertMayUpdate(ctx: Context, given: UpdateInput): void {
  requireSelf(ctx.actor, given.user_id);
  if (given.username !== undefined) requireFreshFactor(ctx);
  if (ctx.actor.type !== "system") assertEnabled(given, ctx.settings);
}

/** Write the change with what the transaction writes last. */
export async function writeUpdate(ctx: OperationContext, given: UpdateInput): Promise<void> {
  await assertStillReachable(ctx, given);
  // Whoever is signed in exists; anybody else may be asked to change somebody who does not.
  if (ctx.actor.type !== "user") await lockUser(ctx.tx, given.user_id);
  ctx.later(update("users", given.user_id, { ...profileChanges(given, ctx.settings), updatedAt: ctx.now() }), identifierExists);
  const changed = Object.keys(given).filter((name) => name !== "user_id");
  await ctx.emit("user.updated", { userId: given.user_id, data: { changed } });
}

function assertEnabled(given: UpdateInput, settings: Settings): void {
  for (const name of ["first_name", "last_name", "username"] as const) {
    if (given[name] === undefined) continue;
    if (settings[name].mode === "off") throw apiError("form_param_unknown", { param_name: name });
    if (settings[name].mode === "required" && given[name] === null) throw apiError("form_param_nil", { param_name: name });
  }
}

/** @throws last_required_identification_deletion_failed 400: without the username nobody could sign in any more */
export async function assertStillReachable({ tx, settings, actor }: OperationContext, { user_id: userId, username }: UpdateInput): Promise<void> {
  if (username !== null || actor.type === "system") return;
  await lockUser(tx, userId);
  const before = signInFactsOf(await findUser(tx, userId));
  if (!mayBecome(before, { ...before, usernameClaim: null }, settings)) throw apiError("last_required_identification_deletion_failed", { param_name: "username" });
}

/** The columns that the change touches. */
export function profileChanges(given: UpdateInput, settings: Settings) {
  return {
    firstName: given.first_name,
    lastName: given.last_name,
    locale: given.locale,
    timezone: given.timezone,
    ...(given.username === undefined ? {} : usernameChange(given.username, settings)),
    ...(given.unsafe_metadata === undefined ? {} : { unsafeMetadata: given.unsafe_metadata ?? {} }),
  };
}

function usernameChange(username: string | null, settings: Settings) {
  const problem = username === null ? null : usernameProblem(username, settings.username);
  if (problem) throw new ApiError([problem]);
  return { username, usernameClaim: username === null ? null : normaliseUsername(username) };
}
