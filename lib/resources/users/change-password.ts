import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { assertPasswordAcceptable } from "@/lib/passwords/assess";
import { hashPassword } from "@/lib/passwords/hash";
import { requireSelf } from "@/lib/policy";
import { revokeSessionsOf } from "@/lib/resources/sessions/store";
import { assertPasswordUnchanged, checkCurrentPassword } from "./current-password";
import { passwordInput } from "./input";
import { identifiersOf, lockUser, readUserFor, storePassword } from "./store";

/**
 * Set a password, or change it by naming the current one. All other sessions end when asked to; the person is told by mail.
 *
 * @throws form_param_unknown 422: the instance does not use passwords
 * @throws form_password_incorrect 422: `current_password`
 * @throws form_password_… 422: `new_password` is not acceptable
 * @throws session_reverification_required 403: there was none, so being signed in is not enough
 * @throws conflict 409: it was changed at the same moment
 * @see Clerk Frontend API, POST /v1/me/change_password
 */
export const changePassword = operation({
  name: "user.change_password",
  input: z.strictObject({
    user_id: z.string(),
    current_password: passwordInput.nullish(),
    new_password: passwordInput,
    sign_out_of_other_sessions: z.boolean().nullish(),
  }),
  allow(ctx, input) {
    requireSelf(ctx.actor, input.user_id);
    if (ctx.settings.password.mode === "off") throw apiError("form_param_unknown", { param_name: "new_password" });
  },
  async gather(ctx, input) {
    const checked = await checkCurrentPassword(ctx, input.user_id, input.current_password);
    if (input.new_password === input.current_password) throw apiError("form_new_password_matches_current", { param_name: "new_password" });
    const identifiers = await identifiersOf(input.user_id, ctx.tx);
    await assertPasswordAcceptable(input.new_password, { settings: ctx.settings, identifiers, param: "new_password" });
    return { checked, hashed: await hashPassword(input.new_password) };
  },
  async run(ctx, input, { checked, hashed }) {
    await lockUser(ctx.tx, input.user_id);
    await assertPasswordUnchanged(ctx, input.user_id, checked);
    await storePassword(ctx, input.user_id, hashed, "password_changed");
    await ctx.emit("user.password_changed", { userId: input.user_id });
    if (input.sign_out_of_other_sessions) await endOtherSessions(ctx, input.user_id);
    return readUserFor(ctx, input.user_id);
  },
});

/** End every session of a person but the asking one, and write each end down. */
export async function endOtherSessions(ctx: OperationContext, userId: string): Promise<void> {
  const current = ctx.actor.type === "user" ? ctx.actor.sessionId : null;
  const ended = await revokeSessionsOf(ctx.tx, userId, current, "revoked", ctx.now());
  for (const sessionId of ended) await ctx.emit("session.revoked", { userId, sessionId });
}
