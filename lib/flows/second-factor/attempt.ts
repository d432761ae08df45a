import { z } from "zod";
import type { Context } from "@/lib/context";
import { apiError, type ApiError } from "@/lib/errors";
import { secondFactors, type FactorUser } from "@/lib/flows/sign-in/factors";
import { countFailure } from "@/lib/flows/sign-in/lockout";
import type { Verification } from "@/lib/generated/prisma/client";
import type { OperationContext } from "@/lib/operation";
import { consumeAll } from "@/lib/rate-limits/consume";
import { findBackupCode } from "@/lib/resources/backup-codes/store";
import { insertVerified } from "@/lib/resources/verifications/store";
import { attemptBackupCode } from "@/lib/strategies/backup-code";
import { attemptCode } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import { SECOND_FACTOR_NAMES, type Outcome, type SecondFactorName } from "@/lib/strategies/strategy";
import { attemptTotp } from "@/lib/strategies/totp";

/** What somebody tries a second factor with, in a sign-in as in a reverification. */
export const secondFactorInput = z.strictObject({ strategy: strategyParameter(SECOND_FACTOR_NAMES, "strategy_for_user_invalid"), code: z.string().min(1).max(1024) });

type Tried = { strategy: SecondFactorName; code: string };

/** What can be said of a try before the transaction: which backup code it is, if any. */
export type SecondFactorCheck = { backupCodeId: string | null };

/** How a try ended; with what proves it, and to whom that was sent, where it was right. */
export type SecondFactorOutcome = { ok: true; proved: { secondFactorVerificationId?: string; secondFactorTargetId?: null } } | { ok: false; error: ApiError };

/**
 * Count a try of a second factor against its limits, and do before the transaction what takes time.
 *
 * @throws strategy_for_user_invalid 400: not one of the person's second factors
 * @throws too_many_requests 429
 */
export async function checkSecondFactor(ctx: Context, user: FactorUser | null, { strategy, code }: Tried): Promise<SecondFactorCheck> {
  if (!user || !secondFactors(user, ctx.settings).some((factor) => factor.strategy === strategy)) throw apiError("strategy_for_user_invalid", { param_name: "strategy" });
  await limitSecondFactor(ctx, user.id);
  return { backupCodeId: strategy === "backup_code" ? await findBackupCode(user.id, code) : null };
}

/** @throws too_many_requests 429 */
export function limitSecondFactor(ctx: Context, userId: string): Promise<void> {
  return consumeAll(
    [
      ["second_factor_attempt_user", userId],
      ["second_factor_attempt_user_daily", userId],
    ],
    ctx.settings,
  );
}

/**
 * Try a second factor. A wrong code counts against the account.
 *
 * @param sent what was sent for it, where a code is sent
 */
export async function proveSecondFactor(ctx: OperationContext, userId: string, { strategy, code }: Tried, { backupCodeId }: SecondFactorCheck, sent: Verification | null): Promise<SecondFactorOutcome> {
  const outcome = await attempt();
  if (outcome.ok) return { ok: true, proved: strategy === "phone_code" ? {} : { secondFactorVerificationId: (await insertVerified(ctx.tx, strategy, ctx.now(), ctx.client.id)).id, secondFactorTargetId: null } };
  if (outcome.error.has("form_code_incorrect")) await countFailure(ctx, userId, strategy);
  return outcome;

  function attempt(): Promise<Outcome> {
    if (strategy === "totp") return attemptTotp(ctx, userId, code);
    if (strategy === "backup_code") return attemptBackupCode(ctx, userId, backupCodeId);
    return attemptCode(ctx, sent?.strategy === strategy ? sent : null, code);
  }
}
