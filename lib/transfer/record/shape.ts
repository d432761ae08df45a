/** What a line of an export says of itself. */
export const EXPORT_OBJECT = "gatehouse_user";
export const EXPORT_VERSION = 1;

/** A user of an export: their rows as the database has them, with what is sealed there in clear. */
export type ExportRecord = { object: typeof EXPORT_OBJECT; version: number; user: Record<string, unknown> } & Partial<Record<OwnedTable | "backup_codes" | "images", Record<string, unknown>[]>> & {
    totp_secret?: Record<string, unknown> | null;
    administrator?: Record<string, unknown> | null;
  };

/** Tables whose rows belong to a user and name a proof. */
export const OWNED_TABLES = ["email_addresses", "phone_numbers", "web3_wallets", "external_accounts", "passkeys"] as const;
export type OwnedTable = (typeof OWNED_TABLES)[number];

/** Whether it says that it is one. What it holds is looked at elsewhere. */
export function isExportRecord(value: Record<string, unknown>): boolean {
  return value.object === EXPORT_OBJECT;
}
