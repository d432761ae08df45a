import { Prisma, type SignIn, type Verification } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { database, type Transaction } from "@/lib/db/client";
import { insertion } from "@/lib/db/writes";
import { apiError } from "@/lib/errors";
import type { OperationContext } from "@/lib/operation";
import { takeTurn } from "@/lib/resources/clients/store";
import { readUserRows } from "@/lib/resources/users/rows";
import { hasSecondFactor } from "@/lib/resources/users/second-factor";
import { CHALLENGE_LIFETIME_MS } from "@/lib/resources/verifications/rules";
import { after } from "@/lib/time";
import type { FactorUser } from "./factors";
import { accepts, signInStatus, type SignInCommand, type SignInStatus } from "./machine";

/** A sign-in with all that its status and view depend on. */
export type LoadedSignIn = {
  row: SignIn;
  user: FactorUser | null;
  firstFactor: Verification | null;
  secondFactor: Verification | null;
  status: SignInStatus;
  /** Begun in this very operation, and stored by it at its end. */
  isNew: boolean;
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
  if (!row) return null;
  const [user] = await userOf(ctx.tx, row);
  return assembled(row, user ?? null, await factorsOf(tx, row), ctx.now(), false);
}

/** A sign-in that begins now. It is changed like any other, and stored by {@link keep}. */
export async function begin(ctx: OperationContext, row: SignIn): Promise<LoadedSignIn> {
  // Somebody who does not exist is looked for too, so that it takes as long.
  const [user] = await userOf(ctx.tx, row);
  return assembled(row, user ?? null, { firstFactor: null, secondFactor: null }, ctx.now(), true);
}

/** Store a sign-in that has begun in this operation, as it is by now. */
export function keep(ctx: OperationContext, { row, isNew }: LoadedSignIn): void {
  if (isNew) ctx.later(insertion("sign_ins", row));
}

function userOf(tx: Transaction | undefined, row: SignIn): Promise<FactorUser[]> {
  return readUserRows(tx, Prisma.sql`u.id = ${row.userId ?? ""}`);
}

type Factors = Pick<LoadedSignIn, "firstFactor" | "secondFactor">;

async function factorsOf(tx: Transaction, row: SignIn): Promise<Factors> {
  const verification = (id: string | null) => (id ? tx.verification.findUnique({ where: { id } }) : null);
  return { firstFactor: await verification(row.firstFactorVerificationId), secondFactor: await verification(row.secondFactorVerificationId) };
}

function assembled(row: SignIn, user: FactorUser | null, { firstFactor, secondFactor }: Factors, now: Date, isNew: boolean): LoadedSignIn {
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
  return { row, user, firstFactor, secondFactor, status, isNew };
}

/** A proof is good for as long as a code is: whoever proved something and waits must prove it again. */
function isFresh(verification: Verification | null, now: Date): boolean {
  return verification?.verifiedAt != null && verification.verifiedAt > after(now, -CHALLENGE_LIFETIME_MS);
}

/**
 * Change a sign-in, if nobody changed it since it was loaded.
 *
 * @param factors what is proved by now, where the caller knows; else it is read anew
 * @throws conflict 409: somebody did
 */
export async function change(ctx: OperationContext, loaded: LoadedSignIn, data: Partial<SignIn>, factors?: Factors): Promise<LoadedSignIn> {
  const row = loaded.isNew ? { ...loaded.row, ...data, updatedAt: ctx.now() } : await store(ctx, loaded.row, data);
  return assembled(row, loaded.user, factors ?? (await factorsOf(ctx.tx, row)), ctx.now(), loaded.isNew);
}

async function store({ tx, now }: OperationContext, { id, version }: SignIn, data: Partial<SignIn>): Promise<SignIn> {
  const [row] = await tx.signIn.updateManyAndReturn({ where: { id, version, abandonAt: { gt: now() } }, data: { ...data, version: { increment: 1 }, updatedAt: now() } });
  if (!row) throw apiError("conflict");
  return row;
}
