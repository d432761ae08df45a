import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { assertPasswordAcceptable } from "@/lib/passwords/assess";
import { hashPassword, verifyPassword } from "@/lib/passwords/hash";
import { abandonSignIns, revokeSessionsOf } from "@/lib/resources/sessions/store";
import { storePassword } from "@/lib/resources/users/store";
import { advance } from "./complete";
import type { FactorUser } from "./factors";
import { change, loadFor } from "./store";
import { viewOf } from "./view";

/**
 * Set a new password after a reset code. Every other session of the person ends, unless they want otherwise: whoever knew the
 * old one is out.
 *
 * @throws form_password_… 422: not acceptable
 * @throws form_new_password_matches_current 422: the old one must be given up, since somebody else may know it
 * @see Clerk Frontend API, POST /v1/client/sign_ins/{id}/reset_password
 */
export const resetPassword = operation({
  name: "sign_in.reset_password",
  input: z.strictObject({
    sign_in_id: z.string(),
    password: z.string().min(1).max(4096),
    sign_out_of_other_sessions: z.boolean().default(true),
  }),
  allow: () => {},
  async gather(ctx, input) {
    const { user } = await loadFor("reset_password", ctx, input.sign_in_id);
    if (!user) throw apiError("client_state_invalid");
    const identifiers = [user.username, ...user.emailAddresses.map((row) => row.emailAddress)].filter((text) => text !== null);
    await assertPasswordAcceptable(input.password, { settings: ctx.settings, identifiers, param: "password" });
    await assertNotTheCompromisedOne(user, input.password);
    return hashPassword(input.password);
  },
  async run(ctx, input, hashed) {
    const loaded = await loadFor("reset_password", ctx, input.sign_in_id);
    if (!loaded.user) throw apiError("client_state_invalid");
    const userId = loaded.user.id;
    await storePassword(ctx, userId, hashed, "password_changed", loaded.row.id);
    await ctx.emit("user.password_reset", { userId });
    if (input.sign_out_of_other_sessions) {
      for (const sessionId of await revokeSessionsOf(ctx.tx, userId, null, "revoked", ctx.now(), loaded.row.id)) await ctx.emit("session.revoked", { userId, sessionId });
    } else {
      await abandonSignIns(ctx.tx, userId, loaded.row.id, ctx.now());
    }
    return viewOf(ctx, await advance(ctx, await change(ctx, loaded, { newPasswordRequired: false })));
  },
});

async function assertNotTheCompromisedOne({ passwordResetRequiredAt, passwordDigest: digest, passwordHasher: hasher }: FactorUser, password: string): Promise<void> {
  if (passwordResetRequiredAt === null || digest === null || hasher === null) return;
  if (await verifyPassword(password, { digest, hasher })) throw apiError("form_new_password_matches_current", { param_name: "password" });
}
