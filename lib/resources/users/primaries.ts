import { apiError } from "@/lib/errors";
import type { OperationContext } from "@/lib/operation";
import { makePrimary, setPrimaryEmailAddress } from "@/lib/resources/email-addresses/set-primary";
import { findEmailAddress } from "@/lib/resources/email-addresses/store";
import { setPrimaryPhoneNumber } from "@/lib/resources/phone-numbers/set-primary";
import { setPrimaryWeb3Wallet } from "@/lib/resources/web3-wallets/set-primary";

/** One setter for each kind of identification; each refuses what is not proved, or not the person's own. */
const PRIMARIES = {
  primary_email_address_id: (ctx: OperationContext, email_address_id: string) => setPrimaryEmailAddress(ctx, { email_address_id }),
  primary_phone_number_id: (ctx: OperationContext, phone_number_id: string) => setPrimaryPhoneNumber(ctx, { phone_number_id }),
  primary_web3_wallet_id: (ctx: OperationContext, web3_wallet_id: string) => setPrimaryWeb3Wallet(ctx, { web3_wallet_id }),
};

const COLUMNS = { primary_email_address_id: "primaryEmailAddressId", primary_phone_number_id: "primaryPhoneNumberId", primary_web3_wallet_id: "primaryWeb3WalletId" } as const;

export type PrimaryKind = keyof typeof PRIMARIES;
export const PRIMARY_KINDS = Object.keys(PRIMARIES) as PrimaryKind[];

/**
 * Make the identification of that id the primary one of its kind, with the user's row held; undefined leaves it.
 *
 * @throws resource_not_found 404, with `param_name`: not an identification of the user's own
 * @throws identification_update_failed 400: it is not proved
 * @throws form_param_nil 422: somebody who has proved an address or number has a primary one
 */
export async function setPrimary(ctx: OperationContext, kind: PrimaryKind, userId: string, wanted: string | null | undefined): Promise<void> {
  if (wanted === undefined) return;
  if (wanted === null) return assertNone(ctx, kind, userId);
  await assertOwn(ctx, kind, userId, wanted);
  await PRIMARIES[kind](ctx, wanted);
}

/**
 * The same on the word of a server, which may leave a user without a primary one, and says whether the person is told.
 *
 * @throws resource_not_found 404, with `param_name`
 * @throws form_verification_needed 422: it is not proved
 */
export async function setPrimaryByServer(ctx: OperationContext, kind: PrimaryKind, userId: string, wanted: string | null | undefined, { notify }: { notify: boolean }): Promise<void> {
  if (wanted === undefined) return;
  if (wanted === null) {
    await ctx.tx.user.update({ where: { id: userId }, data: { [COLUMNS[kind]]: null } });
    return;
  }
  await assertOwn(ctx, kind, userId, wanted);
  if (!(await isThere(ctx, kind, { id: wanted, userId, claim: { not: null }, verification: { verifiedAt: { not: null } } }))) throw apiError("form_verification_needed", { param_name: kind });
  if (kind === "primary_email_address_id") await makePrimary(ctx, await findEmailAddress(ctx.tx, ctx.actor, wanted), { notify });
  else await PRIMARIES[kind](ctx, wanted);
}

/** Whose it is, is asked here: administrators may reach everybody's identifications, but not mix them up. */
async function assertOwn(ctx: OperationContext, kind: PrimaryKind, userId: string, wanted: string): Promise<void> {
  if (!(await isThere(ctx, kind, { id: wanted, userId }))) throw apiError("resource_not_found", { param_name: kind });
}

type Wanted = { id: string; userId: string; claim?: { not: null }; verification?: { verifiedAt: { not: null } } };

async function isThere({ tx }: OperationContext, kind: PrimaryKind, where: Wanted): Promise<boolean> {
  if (kind === "primary_email_address_id") return (await tx.emailAddress.count({ where })) > 0;
  if (kind === "primary_phone_number_id") return (await tx.phoneNumber.count({ where })) > 0;
  return (await tx.web3Wallet.count({ where })) > 0;
}

/** Null can only be said of what is null already. */
async function assertNone({ tx }: OperationContext, kind: PrimaryKind, userId: string): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { primaryEmailAddressId: true, primaryPhoneNumberId: true, primaryWeb3WalletId: true } });
  if (user[COLUMNS[kind]] !== null) throw apiError("form_param_nil", { param_name: kind });
}
