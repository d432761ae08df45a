import { z } from "zod";
import { operation } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { deleteTotpSecret } from "./store";

/**
 * Take a person's authenticator app away. Where it was the last second factor, none is asked for any more.
 *
 * @throws session_reverification_required 403
 * @throws resource_not_found 404: nobody has that id, or it is somebody else
 * @see Clerk Backend API, DELETE /v1/users/{user_id}/totp
 */
export const removeTotp = operation({
  name: "totp.remove",
  input: z.strictObject({ user_id: z.string() }),
  allow(ctx, { user_id }) {
    requireSelf(ctx.actor, user_id);
    requireFreshFactor(ctx);
  },
  async run(ctx, { user_id }) {
    await shieldAdministrators(ctx, user_id);
    const removed = await deleteTotpSecret(ctx.tx, user_id, ctx.now());
    if (removed) await ctx.emit("user.updated", { userId: user_id, data: { changed: ["totp"] } });
    return { user_id };
  },
});
