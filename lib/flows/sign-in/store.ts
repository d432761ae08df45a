import type { Prisma, SignIn, Verification } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { database, type Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { takeTurn } from "@/lib/resources/clients/store";
import { CHALLENGE_LIFETIME_MS } from "@/lib/resources/verifications/rules";
import { after } from "@/lib/time";
import { FACTOR_INCLUDE, hasSecondFactor, type FactorUser } from "./factors";
import { accepts, signInStatus, type SignInCommand, type SignInStatus } from "./machine";

/** A sign-in with all that its status and view depend on. */
export type LoadedSignIn = {
  row: SignIn;
  user: FactorUser | null;
  firstFactor: Verification | null;
  secondFactor: Verification | null;
  status: SignInStatus;
};

/**
 * Load a sign-in of the asking browser and check that the command is one of its state's.
 *
 * @throws resource_not_found  404: no such sign-in in this browser, or it is too old
 * @throws client_state_invalid 400: not at this step
 */
export async function loadFor(command: SignInCommand, ctx: Context, signInId: string): Promise<LoadedSignIn> {
  await takeTurn(ctx);
  const loaded = await load(ctx, { id: signInId });
  if (!loaded || loaded.status === "abandoned") throw apiError("resource_not_found");
  if (!accepts(loaded.status, command)) throw apiError("client_state_invalid");
  return loaded;
}

/** The sign-in that `where` finds in the asking browser. */
export async function load(ctx: Context, where: Prisma.SignInWhereInput): Promise<LoadedSignIn | null> {
  if (ctx.client.id === null) return null;
  const tx = ctx.tx ?? database();
  const row = await tx.signIn.findFirst({ where: { ...where, clientId: ctx.client.id } });
  return row && loadedFrom(tx, row, ctx.now());
}

async function loadedFrom(tx: Transaction, row: SignIn, now: Date): Promise<LoadedSignIn> {
  const verification = (id: string | null) => (id ? tx.verification.findUnique({ where: { id } }) : null);
  const user = row.userId ? await tx.user.findUnique({ where: { id: row.userId }, include: FACTOR_INCLUDE }) : null;
  const firstFactor = await verification(row.firstFactorVerificationId);
  const secondFactor = await verification(row.secondFactorVerificationId);
  const status = signInStatus(
    {
      identifier: row.identifier,
      firstFactorVerified: isFresh(firstFactor, now),
      secondFactorVerified: isFresh(secondFactor, now),
      secondFactorRequired: user !== null && hasSecondFactor(user),
      newPasswordRequired: row.newPasswordRequired,
      createdSessionId: row.createdSessionId,
      abandonAt: row.abandonAt,
    },
    now,
  );
  return { row, user, firstFactor, secondFactor, status };
}

/** A proof is good for as long as a code is: whoever proved something and waits must prove it again. */
function isFresh(verification: Verification | null, now: Date): boolean {
  return verification?.verifiedAt != null && verification.verifiedAt > after(now, -CHALLENGE_LIFETIME_MS);
}

/**
 * Change a sign-in, if nobody changed it since it was loaded.
 *
 * @throws conflict 409: somebody did
 */
export async function change(ctx: Context & { tx: Transaction }, loaded: LoadedSignIn, data: Prisma.SignInUncheckedUpdateManyInput): Promise<LoadedSignIn> {
  const [row] = await ctx.tx.signIn.updateManyAndReturn({
    where: { id: loaded.row.id, version: loaded.row.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now() },
  });
  if (!row) throw apiError("conflict");
  return loadedFrom(ctx.tx, row, ctx.now());
}
