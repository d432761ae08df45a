import { z } from "zod";
import { emailAddressJson } from "@/lib/resources/email-addresses/serializer";
import { externalAccountJson } from "@/lib/resources/external-accounts/serializer";
import { passkeyJson } from "@/lib/resources/passkeys/serializer";
import { phoneNumberJson } from "@/lib/resources/phone-numbers/serializer";
import { web3WalletJson } from "@/lib/resources/web3-wallets/serializer";

const moment = z.number().int();
const metadata = z.record(z.string(), z.unknown());

/**
 * A user on the wire. Times are in milliseconds. What only secret keys and administrators see is optional.
 *
 * @see https://clerk.com/docs/references/javascript/user
 */
export const userJson = z.object({
  object: z.literal("user"),
  id: z.string(),
  username: z.string().nullable(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  locale: z.string().nullable(),
  timezone: z.string().nullable(),
  image_url: z.string(),
  has_image: z.boolean(),
  profile_image_url: z.string(),
  primary_email_address_id: z.string().nullable(),
  primary_phone_number_id: z.string().nullable(),
  primary_web3_wallet_id: z.string().nullable(),
  password_enabled: z.boolean(),
  password_last_updated_at: moment.nullable(),
  two_factor_enabled: z.boolean(),
  totp_enabled: z.boolean(),
  backup_code_enabled: z.boolean(),
  mfa_enabled_at: moment.nullable(),
  mfa_disabled_at: moment.nullable(),
  email_addresses: z.array(emailAddressJson),
  phone_numbers: z.array(phoneNumberJson),
  web3_wallets: z.array(web3WalletJson),
  passkeys: z.array(passkeyJson),
  external_accounts: z.array(externalAccountJson),
  saml_accounts: z.array(z.never()),
  enterprise_accounts: z.array(z.never()),
  organization_memberships: z.array(z.never()).optional(),
  public_metadata: metadata,
  unsafe_metadata: metadata,
  private_metadata: metadata.optional(),
  external_id: z.string().nullable(),
  last_sign_in_at: moment.nullable(),
  last_active_at: moment.nullable(),
  banned: z.boolean(),
  locked: z.boolean(),
  lockout_expires_in_seconds: z.number().int().nullable(),
  verification_attempts_remaining: z.number().int().nullable(),
  delete_self_enabled: z.boolean(),
  create_organization_enabled: z.boolean(),
  /** Null for no limit; to browsers it is left out then, as published. */
  create_organizations_limit: z.number().int().nullable().optional(),
  bypass_client_trust: z.boolean().optional(),
  requires_password_reset: z.boolean().optional(),
  legal_accepted_at: moment.nullable(),
  created_at: moment,
  updated_at: moment,
});

export type UserJson = z.infer<typeof userJson>;

/** What deleting something answers; `object` names the kind that was deleted. Servers hear by what id they know a user. */
export const deletedJson = z.object({ object: z.string(), id: z.string(), deleted: z.literal(true), external_id: z.string().optional() });
export type DeletedJson = z.infer<typeof deletedJson>;

export const imageJson = z.object({ object: z.literal("image"), id: z.string(), name: z.string(), public_url: z.string() });
export type ImageJson = z.infer<typeof imageJson>;
