import { z } from "zod";
import { operation } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { deleteBackupCodes } from "./store";

/**
 * Take a person's backup codes away.
 *
 * @throws session_reverification_required 403
 * @throws resource_not_found 404: nobody has that id, or it is somebody else
 * @see Clerk Backend API, DELETE /v1/users/{user_id}/backup_code
 */
export const removeBackupCodes = operation({
  name: "backup_code.remove",
  input: z.strictObject({ user_id: z.string() }),
  allow(ctx, { user_id }) {
    requireSelf(ctx.actor, user_id);
    requireFreshFactor(ctx);
  },
  async run(ctx, { user_id }) {
    await shieldAdministrators(ctx, user_id);
    const removed = await deleteBackupCodes(ctx.tx, user_id);
    if (removed) await ctx.emit("user.updated", { userId: user_id, data: { changed: ["backup_codes"] } });
    return { user_id };
  },
});
