import { z } from "zod";
import { backupCodesInput } from "@/lib/resources/backup-codes/input";
import { totpSecretInput } from "@/lib/resources/totp/input";
import { externalIdInput, listInput, localeInput, metadataInput, nameInput, organizationsLimitInput, passwordInput, pastMomentInput, timezoneInput, usernameInput } from "./input";

const statuses = listInput(z.enum(["verified", "reserved"])).optional();
const flag = z.boolean().nullish();

/**
 * What a new user may be made of. The settings of the instance have more to say: see `./create-rules`.
 *
 * @see Clerk Backend API, POST /v1/users
 */
export const createUserInput = z.strictObject({
  external_id: externalIdInput.optional(),
  first_name: nameInput.optional(),
  last_name: nameInput.optional(),
  locale: localeInput.optional(),
  timezone: timezoneInput.optional(),
  /** The first one becomes primary; likewise of numbers and wallets. */
  email_address: listInput(z.string()).optional(),
  /** One for each address. A reserved one counts as proved by nobody: its owner can sign in with it, and nobody else gets it. */
  email_address_identification_status: statuses,
  phone_number: listInput(z.string()).optional(),
  phone_number_identification_status: statuses,
  web3_wallet: listInput(z.string()).optional(),
  username: usernameInput.optional(),
  password: passwordInput.nullish(),
  password_digest: z.string().nullish(),
  password_hasher: z.string().nullish(),
  /** Take the password as it is: neither its strength nor the lists of stolen ones are looked at. */
  skip_password_checks: flag,
  /** Create the user without a password even where the instance requires one. */
  skip_password_requirement: flag,
  /** Create the user without the identifiers and names that the instance requires. */
  skip_user_requirement: flag,
  totp_secret: totpSecretInput.nullish(),
  backup_codes: backupCodesInput.optional(),
  public_metadata: metadataInput.optional(),
  private_metadata: metadataInput.optional(),
  unsafe_metadata: metadataInput.optional(),
  delete_self_enabled: flag,
  create_organization_enabled: flag,
  create_organizations_limit: organizationsLimitInput.optional(),
  legal_accepted_at: pastMomentInput.nullish(),
  /** Create the user even where the instance wants its terms accepted, and nobody says when they were. */
  skip_legal_checks: flag,
  created_at: pastMomentInput.nullish(),
  bypass_client_trust: flag,
  banned: flag,
  locked: flag,
});

export type CreateUserInput = z.output<typeof createUserInput>;
