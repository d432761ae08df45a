import type { Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import type { OperationContext } from "@/lib/operation";
import { verifyPassword } from "@/lib/passwords/hash";
import { refuseImpersonator, requireFreshFactor } from "@/lib/policy";
import { consumeAll, forgive } from "@/lib/rate-limits/consume";

/** The stored digest that was checked, to be compared again once the row is held. */
export type CheckedPassword = { digest: string | null };

/**
 * Make sure that it is the owner who changes a password: they name the current one, or, when there is none, have proved
 * who they are just now. Administrators and secret keys need neither.
 *
 * @throws form_param_missing, form_password_incorrect 422: `current_password`
 * @throws session_reverification_required 403: there is no password to ask for
 * @throws too_many_requests 429
 */
export async function checkCurrentPassword(ctx: Context, userId: string, given: string | null | undefined): Promise<CheckedPassword> {
  const user = await (ctx.tx ?? database()).user.findUnique({ where: { id: userId }, select: { passwordDigest: true, passwordHasher: true } });
  if (!user) throw apiError("resource_not_found");
  const { passwordDigest: digest, passwordHasher: hasher } = user;
  if (ctx.actor.type !== "user") return { digest };
  refuseImpersonator(ctx.actor);
  if (digest === null || hasher === null) {
    requireFreshFactor(ctx);
    return { digest };
  }
  if (given == null) throw apiError("form_param_missing", { param_name: "current_password" });
  const charges = ["password_change_user", "password_change_user_daily"] as const;
  await consumeAll(charges.map((rule) => [rule, userId] as const), ctx.settings);
  if (!(await verifyPassword(given, { digest, hasher }))) throw apiError("form_password_incorrect", { param_name: "current_password" });
  for (const rule of charges) await forgive(rule, userId, ctx.settings);
  return { digest };
}

/**
 * The password that was checked before the transaction must be the one that is replaced in it.
 *
 * @throws conflict 409: it was changed meanwhile
 */
export async function assertPasswordUnchanged(ctx: OperationContext, userId: string, checked: CheckedPassword): Promise<void> {
  const user = await ctx.tx.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordDigest: true } });
  if (user.passwordDigest !== checked.digest) throw apiError("conflict");
}
