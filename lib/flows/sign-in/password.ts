import type { Context } from "@/lib/context";
import { apiError, type ApiError } from "@/lib/errors";
import { burnVerification, verifyPassword } from "@/lib/passwords/hash";
import { consumeAll, forgive } from "@/lib/rate-limits/consume";
import { strategyFor } from "@/lib/strategies";
import type { FactorUser } from "./factors";

/** What checking a password came to, before the transaction. `digest` tells later whether it still is the stored one. */
export type PasswordCheck = { right: boolean; digest: string | null };

/**
 * Check a password. Somebody who does not exist, or has no password, costs the same time as somebody whose password is
 * wrong.
 *
 * @throws form_param_value_disabled 400: the instance has passwords off
 * @throws too_many_requests 429, from the limits or from a full hashing queue
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
  const right = await verifyPassword(password, { digest: user.passwordDigest, hasher: user.passwordHasher });
  if (right) await forgive("sign_in_attempt_pair", [identifier, ip], ctx.settings);
  return { right, digest: user.passwordDigest };
}

/** What a wrong password is answered with: one answer for all where the instance hides which accounts exist. */
export function wrongPassword(ctx: Context): ApiError {
  return ctx.settings.attack_protection.enumeration_protection.enabled
    ? apiError("form_password_or_identifier_incorrect", { param_name: "password" })
    : apiError("form_password_incorrect", { param_name: "password" });
}
