import { update } from "@/lib/db/writes";
import { ApiError, apiError, errorItem, type ApiErrorItem } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import type { StoredPassword } from "@/lib/passwords/hash";
import { requireAdministrator } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { hashBackupCodes, type HashedBackupCode } from "@/lib/resources/backup-codes/hash";
import { storeBackupCodes } from "@/lib/resources/backup-codes/store";
import { deleteTotpSecret, storeTotpSecret } from "@/lib/resources/totp/store";
import { endOtherSessions } from "./change-password";
import { disabledSecondFactors } from "./create-rules";
import { passwordProblems, storedPassword } from "./given-password";
import { identifierExists } from "./identifier-exists";
import { PRIMARY_KINDS, setPrimaryByServer } from "./primaries";
import { replaceImage } from "./set-profile-image";
import { identifiersOf, lockUser, readUserFor, storePassword } from "./store";
import { assertMayUpdate, assertStillReachable, profileChanges } from "./update";
import { changedNames, columnsByServer, profileOf, updateByServerInput, type UpdateByServerInput } from "./update-by-server-input";

/**
 * Change anything of a user on the word of a server. What is not given stays; null clears what may be empty. All of it, or
 * nothing.
 *
 * @throws form_param_unknown, form_param_nil 422: the instance does not use it, or requires it
 * @throws form_password_…, form_conditional_param_missing, form_conditional_param_disallowed 422
 * @throws form_identifier_exists 422: `username`, `external_id`
 * @throws form_verification_needed 422, resource_not_found 404: a primary identification that is not proved, or not the user's
 * @throws last_required_identification_deletion_failed 400: without the username nobody could sign in any more
 * @throws resource_not_found 404: nobody has that id; `profile_image_id` is no picture of the user's
 * @see Clerk Backend API, PATCH /v1/users/{id}
 */
export const updateUserByServer = operation({
  name: "user.update_by_server",
  input: updateByServerInput,
  allow(ctx, given) {
    requireAdministrator(ctx.actor);
    assertMayUpdate(ctx, profileOf(given));
    if (given.legal_accepted_at === null && ctx.settings.sign_up.legal_consent_enabled && !given.skip_legal_checks) throw apiError("form_param_nil", { param_name: "legal_accepted_at" });
  },
  async gather(ctx, given) {
    const unused = disabledSecondFactors(given, ctx.settings).map((param_name) => errorItem("form_param_unknown", { param_name }));
    const [first, ...others] = [...unused, ...passwordProblems(given, ctx.settings), ...uselessEnd(given)];
    if (first) throw new ApiError([first, ...others]);
    const names = [...(await identifiersOf(given.user_id, ctx.tx)), ...(given.username ? [given.username] : [])];
    return { password: await storedPassword(ctx, given, names), backupCodes: given.backup_codes && (await hashBackupCodes(given.backup_codes)) };
  },
  async run(ctx, given, { password, backupCodes }) {
    await lockUser(ctx.tx, given.user_id);
    if (password || backupCodes || given.totp_secret !== undefined) await shieldAdministrators(ctx, given.user_id);
    const changed = changedNames(given);
    if (changed.length === 0) return;
    for (const kind of PRIMARY_KINDS) await setPrimaryByServer(ctx, kind, given.user_id, given[kind], { notify: given.notify_primary_email_address_changed ?? false });
    if (password) await replacePassword(ctx, given, password);
    await storeSecondFactors(ctx, given, backupCodes);
    if (given.profile_image_id !== undefined) await showImage(ctx, given.user_id, given.profile_image_id);
    await assertStillReachable(ctx, profileOf(given));
    ctx.later(update("users", given.user_id, { ...profileChanges(profileOf(given), ctx.settings), ...columnsByServer(given), updatedAt: ctx.now() }), identifierExists);
    await ctx.emit("user.updated", { userId: given.user_id, data: { changed } });
  },
  answer: (ctx, given) => readUserFor(ctx, given.user_id),
});

/** Nobody should believe that sessions ended which did not. */
function uselessEnd({ sign_out_of_other_sessions, password, password_digest, password_hasher }: UpdateByServerInput): ApiErrorItem[] {
  const isUseless = sign_out_of_other_sessions && password == null && password_digest == null && password_hasher == null;
  return isUseless ? [errorItem("form_conditional_param_missing", { param_name: "password" })] : [];
}

/** Whose password comes as a digest has the one they had elsewhere: there is nothing to tell them. */
async function replacePassword(ctx: OperationContext, given: UpdateByServerInput, password: StoredPassword): Promise<void> {
  await storePassword(ctx, given.user_id, password, given.password == null ? null : "password_changed");
  await ctx.emit("user.password_changed", { userId: given.user_id });
  if (given.sign_out_of_other_sessions) await endOtherSessions(ctx, given.user_id);
}

async function storeSecondFactors({ tx, now }: OperationContext, { user_id, totp_secret }: UpdateByServerInput, backupCodes: HashedBackupCode[] | undefined): Promise<void> {
  if (totp_secret === null) await deleteTotpSecret(tx, user_id, now());
  else if (totp_secret !== undefined) await storeTotpSecret(tx, user_id, totp_secret, now());
  if (backupCodes) await storeBackupCodes(tx, user_id, backupCodes, now());
}

async function showImage(ctx: OperationContext, userId: string, wanted: string | null): Promise<void> {
  const own = wanted === null ? null : await ctx.tx.image.findFirst({ where: { id: wanted, userId }, select: { profileOf: { select: { id: true } } } });
  if (wanted !== null && !own) throw apiError("resource_not_found", { param_name: "profile_image_id" });
  if (!own?.profileOf) await replaceImage(ctx, userId, wanted);
}
