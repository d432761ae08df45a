import type { Prisma, Reverification, Verification } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import type { FactorUser } from "@/lib/flows/sign-in/factors";
import type { OperationContext } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { hasSecondFactor } from "@/lib/resources/users/second-factor";
import { findUser } from "@/lib/resources/users/store";
import { grantedLevel, reverificationStatus, type ReverificationLevel, type ReverificationStatus } from "./machine";

export type LoadedReverification = {
  row: Reverification;
  user: FactorUser;
  firstFactor: Verification | null;
  secondFactor: Verification | null;
  level: ReverificationLevel;
  status: ReverificationStatus;
};

/** The reverification of the asking session that `where` finds, the newest first. */
export async function load(ctx: Context, where: Prisma.ReverificationWhereInput): Promise<LoadedReverification | null> {
  const { sessionId, userId } = requireUser(ctx);
  const tx = ctx.tx ?? database();
  const row = await tx.reverification.findFirst({ where: { AND: [where, { sessionId }] }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  if (!row) return null;
  const verification = (id: string | null) => (id ? tx.verification.findUnique({ where: { id } }) : null);
  const user = await findUser(tx, userId);
  const firstFactor = await verification(row.firstFactorVerificationId);
  const secondFactor = await verification(row.secondFactorVerificationId);
  const facts = { level: row.level as ReverificationLevel, hasSecondFactor: hasSecondFactor(user) };
  const status = reverificationStatus(
    {
      ...facts,
      firstFactorVerified: Boolean(firstFactor?.verifiedAt),
      secondFactorVerified: Boolean(secondFactor?.verifiedAt),
      completed: row.completedAt !== null,
      abandonAt: row.abandonAt,
    },
    ctx.now(),
  );
  return { row, user, firstFactor, secondFactor, level: grantedLevel(facts), status };
}

/**
 * Load one that still waits for its first factor, or for its second one.
 *
 * @throws resource_not_found 404
 * @throws client_state_invalid 400
 */
export async function loadWaiting(ctx: Context, id: string, status: "needs_first_factor" | "needs_second_factor" = "needs_first_factor"): Promise<LoadedReverification> {
  const loaded = await load(ctx, { id });
  if (!loaded || loaded.status === "abandoned") throw apiError("resource_not_found");
  if (loaded.status !== status) throw apiError("client_state_invalid");
  return loaded;
}

/**
 * Change a reverification, if nobody changed it since it was loaded.
 *
 * @throws conflict 409: somebody did
 */
export async function change(ctx: OperationContext, { row }: LoadedReverification, data: Prisma.ReverificationUncheckedUpdateManyInput): Promise<LoadedReverification> {
  const { count } = await ctx.tx.reverification.updateMany({ where: { id: row.id, version: row.version }, data: { ...data, version: { increment: 1 }, updatedAt: ctx.now() } });
  const loaded = count === 0 ? null : await load(ctx, { id: row.id });
  if (!loaded) throw apiError("conflict");
  return loaded;
}
