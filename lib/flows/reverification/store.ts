import type { Prisma, Reverification, Verification } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { FACTOR_INCLUDE, firstFactors, hasSecondFactor, type Factor, type FactorUser } from "@/lib/flows/sign-in/factors";
import { requireUser } from "@/lib/policy";
import { serializeVerification, type VerificationJson } from "@/lib/resources/verifications/serializer";
import { reverificationStatus, type ReverificationLevel, type ReverificationStatus } from "./machine";

export type LoadedReverification = { row: Reverification; user: FactorUser; firstFactor: Verification | null; status: ReverificationStatus };

/** A reverification as pages and the Frontend API see it. */
export type ReverificationView = {
  id: string;
  status: ReverificationStatus;
  level: string;
  supported_first_factors: Factor[];
  first_factor_verification: (VerificationJson & { safe_identifier: string | null }) | null;
};

/** The reverification of the asking session that `where` finds. */
export async function load(ctx: Context, where: Prisma.ReverificationWhereInput): Promise<LoadedReverification | null> {
  const { sessionId, userId } = requireUser(ctx);
  const tx = ctx.tx ?? database();
  const row = await tx.reverification.findFirst({ where: { AND: [where, { sessionId }] }, orderBy: { createdAt: "desc" } });
  if (!row) return null;
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, include: FACTOR_INCLUDE });
  const firstFactor = row.firstFactorVerificationId ? await tx.verification.findUnique({ where: { id: row.firstFactorVerificationId } }) : null;
  const second = row.secondFactorVerificationId ? await tx.verification.findUnique({ where: { id: row.secondFactorVerificationId } }) : null;
  const status = reverificationStatus(
    {
      level: row.level as ReverificationLevel,
      firstFactorVerified: Boolean(firstFactor?.verifiedAt),
      secondFactorVerified: Boolean(second?.verifiedAt),
      hasSecondFactor: hasSecondFactor(user),
      completed: row.completedAt !== null,
      abandonAt: row.abandonAt,
    },
    ctx.now(),
  );
  return { row, user, firstFactor, status };
}

/**
 * Load one that still waits for its first factor.
 *
 * @throws resource_not_found 404
 * @throws client_state_invalid 400
 */
export async function loadWaiting(ctx: Context, id: string): Promise<LoadedReverification> {
  const loaded = await load(ctx, { id });
  if (!loaded || loaded.status === "abandoned") throw apiError("resource_not_found");
  if (loaded.status !== "needs_first_factor") throw apiError("client_state_invalid");
  return loaded;
}

/** The ways in which this person can confirm that it is them; resetting a password is none. */
export function factorsOf(ctx: Context, { user }: Pick<LoadedReverification, "user">): Factor[] {
  return firstFactors(user, null, ctx.settings).filter(({ strategy }) => !strategy.startsWith("reset_") && strategy !== "email_link");
}

export function viewOf(ctx: Context, loaded: LoadedReverification): ReverificationView {
  const { row, firstFactor, status } = loaded;
  const factors = factorsOf(ctx, loaded);
  const target = factors.find((factor) => ("email_address_id" in factor && factor.email_address_id === row.firstFactorTargetId) || ("phone_number_id" in factor && factor.phone_number_id === row.firstFactorTargetId));
  return {
    id: row.id,
    status,
    level: row.level,
    supported_first_factors: factors,
    first_factor_verification: firstFactor && { ...serializeVerification(firstFactor, ctx.now()), safe_identifier: target && "safe_identifier" in target ? target.safe_identifier : null },
  };
}
