import type { Context } from "@/lib/context";
import type { CopyRow } from "@/lib/db/copy";
import { newId } from "@/lib/db/identifiers";
import type { Verification } from "@/lib/generated/prisma/client";
import type { StoredPassword } from "@/lib/passwords/hash";
import { hashBackupCodes } from "@/lib/resources/backup-codes/hash";
import { sealTotpSecret } from "@/lib/resources/totp/store";
import type { Identifiers } from "@/lib/resources/users/identifiers-given";
import { profileOf } from "@/lib/resources/users/insert";
import { identificationRows } from "@/lib/resources/users/insert-identifications";
import { proof } from "@/lib/resources/verifications/store";
import { externalAccountClaim } from "../check/external-account";
import type { ExternalAccountInput, ImportInput } from "../input";
import type { Rows } from "./rows";

type Moments = { createdAt: Date; now: Date };

/** The rows that a user is made of: those that `insertUser` would write, and what it has no parameters for. */
export async function newUserRows(ctx: Pick<Context, "now">, given: ImportInput, identifiers: Identifiers, password: StoredPassword | null): Promise<Rows & { users: CopyRow[] }> {
  const now = ctx.now();
  const moments = { createdAt: momentOf(given.created_at) ?? now, now };
  const id = given.id ?? newId("user", now);
  const { words, emails, phones, wallets, primaries } = identificationRows(id, identifiers, moments);
  const secondFactors = new Set(given.second_factor_phone_number ?? []);
  const numbers = phones.map((row) => ({ ...row, reservedForSecondFactor: secondFactors.has(row.phoneNumber) }));
  const accounts = (given.external_account ?? []).map((account) => externalAccountRows(id, account, moments));
  const hasSecondFactor = given.totp_secret != null || numbers.some((row) => row.reservedForSecondFactor);
  const account = {
    id,
    ...profileOf({ ...given, legal_accepted_at: momentOf(given.legal_accepted_at), created_at: moments.createdAt, backup_codes: [], password }, now),
    ...primaries,
    mfaEnabledAt: hasSecondFactor ? now : null,
    lastSignInAt: momentOf(given.last_sign_in_at),
    createdAt: moments.createdAt,
  };
  const codes = given.backup_codes?.length ? await hashBackupCodes(given.backup_codes) : [];
  return {
    users: [account],
    email_addresses: emails,
    phone_numbers: numbers,
    web3_wallets: wallets,
    external_accounts: accounts.map((each) => each.account),
    verifications: [...words, ...accounts.map((each) => each.verification)].map(proofRow),
    totp_secrets: given.totp_secret == null ? [] : [{ id: newId("totp", now), userId: id, sealedSecret: sealTotpSecret(given.totp_secret), verifiedAt: now, createdAt: now, updatedAt: now }],
    backup_codes: codes.map(({ codeHash, hasher }) => ({ id: newId("backupCode", now), userId: id, codeHash, hasher, createdAt: now })),
  };
}

/** What of a proof that came by itself is not as the database makes it anyway. */
function proofRow({ id, strategy, attempts, verifiedAt, createdAt, updatedAt }: Verification): CopyRow {
  return { id, strategy, attempts, verifiedAt, createdAt, updatedAt };
}

function momentOf(text: string | null | undefined): Date | null {
  return text == null ? null : new Date(text);
}

function externalAccountRows(userId: string, given: ExternalAccountInput, { createdAt, now }: Moments) {
  const verification = proof(`oauth_${given.provider}`, now, null);
  const account = {
    id: newId("externalAccount", now),
    identificationId: newId("identification", now),
    userId,
    provider: given.provider,
    providerUserId: given.provider_user_id,
    claim: externalAccountClaim(given),
    emailAddress: given.email_address ?? null,
    firstName: given.first_name ?? null,
    lastName: given.last_name ?? null,
    username: given.username ?? null,
    imageUrl: given.image_url ?? null,
    verificationId: verification.id,
    createdAt,
    updatedAt: now,
  };
  return { account, verification };
}
