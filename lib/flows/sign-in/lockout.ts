import { Prisma, type User } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { isIdle } from "@/lib/db/lazy-transaction";
import { ApiError } from "@/lib/errors";
import type { OperationContext } from "@/lib/operation";
import { enqueue } from "@/lib/messages/enqueue";
import { occurrenceOf } from "@/lib/messages/occurrence";
import { assertUsable } from "@/lib/resources/sessions/usable";
import { MINUTE } from "@/lib/time";

type Held = Pick<User, "id" | "passwordDigest" | "passwordResetRequiredAt" | "bannedAt" | "lockedAt" | "lockoutExpiresAt">;

/**
 * Hold an account, as it was read in this operation, until everything is written: whoever changes the password or ends all
 * sessions meanwhile comes before this sign-in and is seen here, or after it and ends its session too. Where no transaction
 * has begun yet, the lock is taken with what is written, which fails if the account is another by then.
 */
export async function holdAccount({ tx, last }: OperationContext, account: Held): Promise<Held | null> {
  if (isIdle(tx)) {
    last.guard(Prisma.sql`
      SELECT FROM users WHERE id = ${account.id} AND password_digest IS NOT DISTINCT FROM ${account.passwordDigest}
        AND password_reset_required_at IS NOT DISTINCT FROM ${account.passwordResetRequiredAt}::timestamptz AND banned_at IS NOT DISTINCT FROM ${account.bannedAt}::timestamptz
        AND locked_at IS NOT DISTINCT FROM ${account.lockedAt}::timestamptz AND lockout_expires_at IS NOT DISTINCT FROM ${account.lockoutExpiresAt}::timestamptz
      FOR NO KEY UPDATE`);
    return account;
  }
  const [row] = await tx.$queryRaw<Held[]>(Prisma.sql`
    SELECT id, password_digest AS "passwordDigest", password_reset_required_at AS "passwordResetRequiredAt", banned_at AS "bannedAt", locked_at AS "lockedAt", lockout_expires_at AS "lockoutExpiresAt"
    FROM users WHERE id = ${account.id} FOR NO KEY UPDATE`);
  return row ?? null;
}

/**
 * Why an account cannot be signed in to now; null when it can. Where the instance hides which accounts exist, a locked one
 * answers as if what was tried were wrong, whether it was or not.
 */
export function unusableError(ctx: Context, user: Parameters<typeof assertUsable>[0], disguise: ApiError): ApiError | null {
  try {
    assertUsable(user, ctx.now());
    return null;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return ctx.settings.attack_protection.enumeration_protection.enabled ? disguise : error;
  }
}

/**
 * Count a wrong password or code against the account; past the limit it locks for a while, and the person is told. For an
 * identifier that nobody has the same is written about nobody, so that it takes as long, and operators see the attempt.
 */
export async function countFailure(ctx: OperationContext, userId: string | null, strategy: string): Promise<void> {
  const { user_lockout: lockout } = ctx.settings.attack_protection;
  const now = ctx.now();
  await ctx.emit("sign_in.failed", { userId, data: { strategy } });
  if (!lockout.enabled) return;
  const until = new Date(now.getTime() + lockout.duration_in_minutes * MINUTE);
  const [row] = await ctx.tx.$queryRaw<{ locked: boolean }[]>(Prisma.sql`
    UPDATE users SET
      failed_attempts = CASE WHEN failed_attempts + 1 >= ${lockout.max_attempts} THEN 0 ELSE failed_attempts + 1 END,
      lockout_expires_at = CASE WHEN failed_attempts + 1 >= ${lockout.max_attempts} THEN ${until}::timestamptz ELSE lockout_expires_at END
    WHERE id = ${userId ?? ""}
    RETURNING lockout_expires_at = ${until}::timestamptz AS locked`);
  if (row?.locked && userId) await tellOfLock(ctx, userId, until);
}

async function tellOfLock(ctx: OperationContext, userId: string, until: Date): Promise<void> {
  await ctx.emit("user.locked", { userId, data: { until: until.toISOString() } });
  const user = await ctx.tx.user.findUnique({ where: { id: userId }, select: { locale: true, primaryEmailAddress: { select: { id: true, emailAddress: true } } } });
  const address = user?.primaryEmailAddress;
  if (!address) return;
  await enqueue(ctx.tx, {
    channel: "email",
    slug: "account_locked",
    to: address.emailAddress,
    locale: user.locale ?? ctx.request.locale,
    data: { account: address.emailAddress, occurred: await occurrenceOf(ctx.request, ctx.now()), unlocks_at: until },
    user_id: userId,
    identification_id: address.id,
  });
}
