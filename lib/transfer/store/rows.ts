import type { CopyRow } from "@/lib/db/copy";

/** The tables that a user stands in, what is pointed at before what points at it; only users point at what comes after them. */
export const USER_TABLES = ["users", "images", "verifications", "email_addresses", "phone_numbers", "web3_wallets", "external_accounts", "passkeys", "totp_secrets", "backup_codes", "administrators", "events"] as const;
export type UserTable = (typeof USER_TABLES)[number];

/** Everything of one user, or of many, as it is stored. */
export type Rows = Partial<Record<UserTable, CopyRow[]>>;

/** All of them together. */
export function joined(all: readonly Rows[]): Rows {
  const together: Rows = {};
  for (const rows of all) for (const table of USER_TABLES) if (rows[table]?.length) (together[table] ??= []).push(...rows[table]);
  return together;
}
