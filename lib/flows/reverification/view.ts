import type { Verification } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { firstFactors, secondFactors, type Factor } from "@/lib/flows/sign-in/factors";
import { serializeVerification, type VerificationJson } from "@/lib/resources/verifications/serializer";
import type { ReverificationLevel, ReverificationStatus } from "./machine";
import type { LoadedReverification } from "./store";

type Proof = VerificationJson & { safe_identifier: string | null };

/** A reverification as pages and the Frontend API see it. */
export type ReverificationView = {
  id: string;
  status: ReverificationStatus;
  /** What is asked for: of somebody without a second factor, the first one. */
  level: ReverificationLevel;
  supported_first_factors: Factor[];
  supported_second_factors: Factor[];
  first_factor_verification: Proof | null;
  second_factor_verification: Proof | null;
};

export function viewOf(ctx: Context, loaded: LoadedReverification): ReverificationView {
  const { row, firstFactor, secondFactor, status, level } = loaded;
  const first = factorsOf(ctx, loaded);
  const second = secondFactors(loaded.user, ctx.settings);
  return {
    id: row.id,
    status,
    level,
    supported_first_factors: first,
    supported_second_factors: second,
    first_factor_verification: firstFactor && proofOf(ctx, firstFactor, first, row.firstFactorTargetId),
    second_factor_verification: secondFactor && proofOf(ctx, secondFactor, second, row.secondFactorTargetId),
  };
}

/** The ways in which this person can confirm that it is them; resetting a password is none. */
export function factorsOf(ctx: Context, { user }: Pick<LoadedReverification, "user">): Factor[] {
  return firstFactors(user, null, ctx.settings).filter(({ strategy }) => !strategy.startsWith("reset_") && strategy !== "email_link");
}

function proofOf(ctx: Context, verification: Verification, factors: Factor[], targetId: string | null): Proof {
  const target = factors.find((factor) => ("email_address_id" in factor && factor.email_address_id === targetId) || ("phone_number_id" in factor && factor.phone_number_id === targetId));
  return { ...serializeVerification(verification, ctx.now()), safe_identifier: target && "safe_identifier" in target ? target.safe_identifier : null };
}
