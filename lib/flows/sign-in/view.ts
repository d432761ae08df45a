import type { Verification } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { serializeVerification, type VerificationJson } from "@/lib/resources/verifications/serializer";
import { serializeUserData, type UserDataJson } from "@/lib/resources/users/serializer";
import { offeredFactors, secondFactors, type Factor, type Identified } from "./factors";
import type { SignInStatus } from "./machine";
import type { LoadedSignIn } from "./store";

type Proof = VerificationJson & { safe_identifier: string | null; identification_id: string | null };

/** A sign-in as pages and the Frontend API see it. */
export type SignInView = {
  id: string;
  status: SignInStatus;
  identifier: string | null;
  identifier_type: Identified["type"] | null;
  supported_first_factors: Factor[] | null;
  /** Null until the first factor is proved. */
  supported_second_factors: Factor[] | null;
  first_factor_verification: Proof | null;
  second_factor_verification: Proof | null;
  user_data: UserDataJson | null;
  created_session_id: string | null;
  redirect_url: string | null;
  abandon_at: number;
};

/** Turn what was loaded into its view. Who has the account is not shown before a factor is proved. */
export function viewOf(ctx: Context, { row, user, firstFactor, secondFactor, status }: LoadedSignIn): SignInView {
  const identified = row.identifier === null ? null : { identifier: row.identifier, type: row.identifierType as Identified["type"] };
  const factors = identified ? offeredFactors(user, identified, ctx.settings) : [];
  const second = user && status === "needs_second_factor" ? secondFactors(user, ctx.settings) : null;
  return {
    id: row.id,
    status,
    identifier: row.identifier,
    identifier_type: identified?.type ?? null,
    supported_first_factors: status === "complete" ? null : factors,
    supported_second_factors: second,
    first_factor_verification: firstFactor && proofOf(ctx, firstFactor, factors, row.firstFactorTargetId),
    second_factor_verification: secondFactor && proofOf(ctx, secondFactor, second ?? [], row.secondFactorTargetId),
    user_data: user && firstFactor?.verifiedAt ? serializeUserData(user) : null,
    created_session_id: row.createdSessionId,
    redirect_url: row.redirectUrl,
    abandon_at: row.abandonAt.getTime(),
  };
}

function proofOf(ctx: Context, verification: Verification, factors: Factor[], targetId: string | null): Proof {
  return { ...serializeVerification(verification, ctx.now()), safe_identifier: safeIdentifier(factors, targetId), identification_id: targetId };
}

function safeIdentifier(factors: Factor[], targetId: string | null): string | null {
  const factor = factors.find((one) => ("email_address_id" in one ? one.email_address_id : "phone_number_id" in one ? one.phone_number_id : null) === targetId);
  return factor && "safe_identifier" in factor ? factor.safe_identifier : null;
}
