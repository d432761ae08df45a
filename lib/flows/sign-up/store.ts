import type { Prisma, SignUp, Verification } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { database, type Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { takeTurn } from "@/lib/resources/clients/store";
import { signUpRequirements, signUpStatus, type SignUpRequirements, type SignUpStatus } from "./requirements";

/** A sign-up with all that its status and view depend on. */
export type LoadedSignUp = {
  row: SignUp;
  emailVerification: Verification | null;
  phoneVerification: Verification | null;
  requirements: SignUpRequirements;
  status: SignUpStatus;
};

/**
 * Load the sign-up of the asking browser, to go on with it.
 *
 * @throws resource_not_found  404: none of that id here, or it is too old
 * @throws client_state_invalid 400: it is complete
 */
export async function loadOpen(ctx: Context, signUpId: string): Promise<LoadedSignUp> {
  await takeTurn(ctx);
  const loaded = await load(ctx, { id: signUpId });
  if (!loaded || loaded.status === "abandoned") throw apiError("resource_not_found");
  if (loaded.row.createdUserId !== null) throw apiError("client_state_invalid");
  return loaded;
}

/** The sign-up that `where` finds in the asking browser. */
export async function load(ctx: Context, where: Prisma.SignUpWhereInput): Promise<LoadedSignUp | null> {
  if (ctx.client.id === null) return null;
  const tx = ctx.tx ?? database();
  const row = await tx.signUp.findFirst({ where: { ...where, clientId: ctx.client.id } });
  return row && loadedFrom(ctx, tx, row);
}

export async function loadedFrom(ctx: Context, tx: Transaction, row: SignUp): Promise<LoadedSignUp> {
  const verification = (id: string | null) => (id ? tx.verification.findUnique({ where: { id } }) : null);
  const emailVerification = await verification(row.emailAddressVerificationId);
  const phoneVerification = await verification(row.phoneNumberVerificationId);
  const requirements = signUpRequirements(
    {
      email_address: row.emailAddress !== null,
      phone_number: row.phoneNumber !== null,
      username: row.username !== null,
      password: row.passwordHasher !== null,
      first_name: row.firstName !== null,
      last_name: row.lastName !== null,
      legal_accepted: row.legalAcceptedAt !== null,
      emailVerified: Boolean(emailVerification?.verifiedAt),
      phoneVerified: Boolean(phoneVerification?.verifiedAt),
    },
    ctx.settings,
  );
  const status = signUpStatus({ requirements, createdUserId: row.createdUserId, abandonAt: row.abandonAt }, ctx.now());
  return { row, emailVerification, phoneVerification, requirements, status };
}

/**
 * Change a sign-up, if nobody changed it since it was loaded.
 *
 * @throws conflict 409: somebody did
 */
export async function change(ctx: Context & { tx: Transaction }, loaded: LoadedSignUp, data: Prisma.SignUpUncheckedUpdateManyInput): Promise<LoadedSignUp> {
  const [row] = await ctx.tx.signUp.updateManyAndReturn({
    where: { id: loaded.row.id, version: loaded.row.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now() },
  });
  if (!row) throw apiError("conflict");
  return loadedFrom(ctx, ctx.tx, row);
}
