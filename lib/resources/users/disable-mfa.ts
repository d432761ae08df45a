import { z } from "zod";
import { operation } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { deleteBackupCodes } from "@/lib/resources/backup-codes/store";
import { releaseSecondFactors } from "@/lib/resources/phone-numbers/second-factor";
import { deleteTotpSecret } from "@/lib/resources/totp/store";

/**
 * Take all second factors of a person away: the authenticator app, the backup codes, and what numbers were reserved for it.
 *
 * @throws session_reverification_required 403
 * @throws resource_not_found 404: nobody has that id, or it is somebody else
 * @see Clerk Backend API, DELETE /v1/users/{user_id}/mfa
 */
export const disableMfa = operation({
  name: "user.disable_mfa",
  input: z.strictObject({ user_id: z.string() }),
  allow(ctx, { user_id }) {
    requireSelf(ctx.actor, user_id);
    requireFreshFactor(ctx);
  },
  async run(ctx, { user_id }) {
    await shieldAdministrators(ctx, user_id);
    const now = ctx.now();
    const removed = {
      backup_codes: await deleteBackupCodes(ctx.tx, user_id),
      phone_numbers: await releaseSecondFactors(ctx.tx, user_id, now),
      totp: await deleteTotpSecret(ctx.tx, user_id, now),
    };
    const changed = Object.entries(removed).flatMap(([name, was]) => (was ? [name] : []));
    if (changed.length > 0) await ctx.emit("user.updated", { userId: user_id, data: { changed } });
    return { user_id };
  },
});
