import { z } from "zod";
import { database } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { countFailure } from "@/lib/flows/sign-in/lockout";
import { operation, refuse } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { findBackupCode } from "@/lib/resources/backup-codes/store";
import { assertUsable } from "@/lib/resources/sessions/usable";
import { findTimeStep } from "@/lib/resources/totp/store";
import { findUser } from "@/lib/resources/users/store";
import { normaliseCode } from "@/lib/resources/verifications/rules";
import { attemptBackupCode } from "@/lib/strategies/backup-code";
import { attemptTotp } from "@/lib/strategies/totp";
import { limitSecondFactor } from "./attempt";

/**
 * Check a code of somebody's authenticator app, or one of their backup codes. Right once, it is used up; wrong, it counts
 * against the account as at sign-in, for a server may pass on what anybody types.
 *
 * @throws totp_disabled 400: there is no authenticator app
 * @throws totp_incorrect_code 422
 * @throws user_locked, user_banned 403
 * @throws resource_not_found 404
 * @throws too_many_requests 429
 * @see Clerk Backend API, POST /v1/users/{user_id}/verify_totp
 */
export const verifyTotp = operation({
  name: "user.verify_totp",
  input: z.strictObject({ user_id: z.string(), code: z.string().trim().min(1).max(1024) }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async gather(ctx, { user_id, code }) {
    const user = await findUser(database(), user_id);
    if (!user.totpSecret?.verifiedAt) throw apiError("totp_disabled");
    await limitSecondFactor(ctx, user_id);
    const isTotp = (await findTimeStep(database(), user_id, normaliseCode(code), ctx.now())) !== null;
    return isTotp ? null : await findBackupCode(user_id, code);
  },
  async run(ctx, { user_id, code }, backupCodeId) {
    assertUsable(await findUser(ctx.tx, user_id), ctx.now());
    const code_type = backupCodeId === null ? ("totp" as const) : ("backup_code" as const);
    const { ok } = await (code_type === "totp" ? attemptTotp(ctx, user_id, code) : attemptBackupCode(ctx, user_id, backupCodeId));
    if (ok) return { verified: true, code_type };
    await countFailure(ctx, user_id, code_type);
    return refuse(apiError("totp_incorrect_code", { param_name: "code" }));
  },
});
