import { Prisma } from "@/lib/generated/prisma/client";
import type { BackupCode, TotpSecret, User } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { fromJsonRow } from "@/lib/db/json-row";
import { select } from "@/lib/db/select";
import type { EmailAddressRow } from "@/lib/resources/email-addresses/serializer";
import type { ExternalAccountRow } from "@/lib/resources/external-accounts/serializer";
import type { PasskeyRow } from "@/lib/resources/passkeys/serializer";
import type { PhoneNumberRow } from "@/lib/resources/phone-numbers/serializer";
import type { Web3WalletRow } from "@/lib/resources/web3-wallets/serializer";

/** A user with all that {@link serializeUser} shows of one. */
export type UserRow = User & {
  emailAddresses: EmailAddressRow[];
  phoneNumbers: PhoneNumberRow[];
  web3Wallets: Web3WalletRow[];
  externalAccounts: ExternalAccountRow[];
  passkeys: PasskeyRow[];
  totpSecret: Pick<TotpSecret, "verifiedAt"> | null;
  backupCodes: Pick<BackupCode, "usedAt">[];
};

type Json = Record<string, unknown>;

/** What {@link USER_JSON} gives, in the database's own names. */
export type UserJsonColumn = { account: Json; totp_secret: Json | null } & Record<"email_addresses" | "phone_numbers" | "web3_wallets" | "external_accounts" | "passkeys" | "backup_codes", Json[] | null>;

/**
 * The user `u` of a query with everything below them, as one JSON value: one question to the database instead of the twelve
 * that as many tables would take.
 */
export const USER_JSON = Prisma.sql`json_build_object(
  'account', row_to_json(u),
  'email_addresses', ${ownedBy("email_addresses")},
  'phone_numbers', ${ownedBy("phone_numbers")},
  'web3_wallets', ${ownedBy("web3_wallets")},
  'external_accounts', ${ownedBy("external_accounts")},
  'passkeys', ${ownedBy("passkeys", "p.id, p.name, p.credential_id, p.last_used_at, p.verification_id, p.created_at, p.updated_at")},
  'totp_secret', (SELECT json_build_object('verified_at', t.verified_at) FROM totp_secrets t WHERE t.user_id = u.id),
  'backup_codes', (SELECT json_agg(json_build_object('used_at', b.used_at)) FROM backup_codes b WHERE b.user_id = u.id))`;

function ownedBy(table: string, columns = "p.*"): Prisma.Sql {
  return Prisma.raw(`(
    SELECT json_agg(each ORDER BY each.created_at, each.id)
    FROM (SELECT ${columns}, row_to_json(v) AS verification FROM ${table} p LEFT JOIN verifications v ON v.id = p.verification_id WHERE p.user_id = u.id) each)`);
}

/** The users that the condition on `u` finds. */
export async function readUserRows(tx: Transaction | undefined, condition: Prisma.Sql): Promise<UserRow[]> {
  const found = await select<{ user: UserJsonColumn }>(tx, Prisma.sql`SELECT ${USER_JSON} AS "user" FROM users u WHERE ${condition}`);
  return found.map(({ user }) => userRow(user));
}

/** A user out of the JSON value of {@link USER_JSON}. */
export function userRow(column: UserJsonColumn): UserRow {
  return {
    ...fromJsonRow<User>(column.account),
    emailAddresses: owned<EmailAddressRow>(column.email_addresses),
    phoneNumbers: owned<PhoneNumberRow>(column.phone_numbers),
    web3Wallets: owned<Web3WalletRow>(column.web3_wallets),
    externalAccounts: owned<ExternalAccountRow>(column.external_accounts),
    passkeys: owned<PasskeyRow>(column.passkeys),
    totpSecret: column.totp_secret && fromJsonRow<Pick<TotpSecret, "verifiedAt">>(column.totp_secret),
    backupCodes: (column.backup_codes ?? []).map((row) => fromJsonRow<Pick<BackupCode, "usedAt">>(row)),
  };
}

function owned<Row extends { verification: object | null }>(rows: Json[] | null): Row[] {
  return (rows ?? []).map((row) => ({ ...fromJsonRow<Row>(row), verification: row.verification && fromJsonRow(row.verification as Json) }));
}
