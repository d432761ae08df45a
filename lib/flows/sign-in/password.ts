import type { Context } from "@/lib/context";
import { apiError, type ApiError } from "@/lib/errors";
import { burnVerification } from "@/lib/passwords/hash";
import { consumeAll, forgive } from "@/lib/rate-limits/consume";
import { strategyFor } from "@/lib/strategies";
import type { FactorUser } from "./factors";
import { unusableError } from "./lockout";
import { verifyAndRenew } from "./renew-password";

/** What checking a password came to, before the transaction. `digest` tells later whether it still is the stored one. */
export type PasswordCheck = { right: boolean; digest: string | null };

/**
 * Check a password. Somebody who does not exist, or has no password, costs the same time as somebody whose password is
 * wrong. One that is right and was hashed elsewhere is hashed anew.
 *
 * @throws form_param_value_disabled 400: the instance has passwords off
 * @throws too_many_requests 429, from the limits or from a full hashing queue
 * @throws service_unavailable 503, aws_cognito_user_password_auth_not_enabled 400: a user pool should have told
 */
export async function checkPassword(ctx: Context, user: FactorUser | null, identifier: string, password: string): Promise<PasswordCheck> {
  strategyFor("password", "first_factor", ctx.settings);
  const { ip } = ctx.request;
  await consumeAll(
    [
      ["sign_in_attempt_network", ip],
      ["sign_in_attempt_pair", [identifier, ip]],
    ],
    ctx.settings,
  );
  if (!user?.passwordDigest || !user.passwordHasher) {
    await burnVerification(password);
    return { right: false, digest: null };
  }
  const stored = { digest: user.passwordDigest, hasher: user.passwordHasher };
  const check = await verifyAndRenew(ctx, user.id, password, { stored, mayRenew: unusableError(ctx, user, wrongPassword(ctx)) === null });
  if (check.right) await forgive("sign_in_attempt_pair", [identifier, ip], ctx.settings);
  return check;
}

/** What a wrong password is answered with: one answer for all where the instance hides which accounts exist. */
export function wrongPassword(ctx: Context): ApiError {
  return ctx.settings.attack_protection.enumeration_protection.enabled
    ? apiError("form_password_or_identifier_incorrect", { param_name: "password" })
    : apiError("form_password_incorrect", { param_name: "password" });
}
