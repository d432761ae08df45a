import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireSelf } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { endOtherSessions } from "./change-password";
import { assertPasswordUnchanged, checkCurrentPassword } from "./current-password";
import { passwordInput } from "./input";
import { mayBecome } from "./rules";
import { findUser, lockUser, readUserFor, signInFactsOf, storePassword } from "./store";

/**
 * Go on without a password. A server may take it away in any case, and hears nothing where there is none.
 *
 * @throws no_password_set 400: a person has none
 * @throws password_required 400: the instance requires one, or it is the person's last way to sign in
 * @throws form_password_incorrect 422: `current_password`
 * @throws conflict 409: it was changed at the same moment
 * @see Clerk Frontend API, POST /v1/me/remove_password; Backend API, POST /v1/users/{id}/remove_password
 */
export const removePassword = operation({
  name: "user.remove_password",
  input: z.strictObject({ user_id: z.string(), current_password: passwordInput.nullish(), sign_out_of_other_sessions: z.boolean().nullish() }),
  allow: (ctx, input) => requireSelf(ctx.actor, input.user_id),
  gather: (ctx, input) => checkCurrentPassword(ctx, input.user_id, input.current_password),
  async run(ctx, input, checked) {
    if (checked.digest === null && ctx.actor.type === "user") throw apiError("no_password_set");
    if (checked.digest === null) return readUserFor(ctx, input.user_id);
    await lockUser(ctx.tx, input.user_id);
    await shieldAdministrators(ctx, input.user_id);
    await assertPasswordUnchanged(ctx, input.user_id, checked);
    const before = signInFactsOf(await findUser(ctx.tx, input.user_id));
    const mayGo = ctx.settings.password.mode !== "required" && mayBecome(before, { ...before, passwordDigest: null }, ctx.settings);
    if (ctx.actor.type === "user" && !mayGo) throw apiError("password_required");
    await storePassword(ctx, input.user_id, null, "password_removed");
    await ctx.emit("user.password_removed", { userId: input.user_id });
    if (input.sign_out_of_other_sessions) await endOtherSessions(ctx, input.user_id);
    return readUserFor(ctx, input.user_id);
  },
});
