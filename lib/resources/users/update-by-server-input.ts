import { z } from "zod";
import { backupCodesInput } from "@/lib/resources/backup-codes/input";
import { totpSecretInput } from "@/lib/resources/totp/input";
import { externalIdInput, metadataInput, organizationsLimitInput, passwordInput, pastMomentInput } from "./input";
import type { UpdateInput } from "./update";
import { updateProfile } from "./update-profile";

const flag = z.boolean().nullish();

/** What a server may change of a user. */
export const updateByServerInput = updateProfile.input.extend({
  external_id: externalIdInput.optional(),
  /** Tell the person by mail that another address is the primary one. */
  notify_primary_email_address_changed: flag,
  profile_image_id: z.string().max(64).nullish(),
  password: passwordInput.nullish(),
  password_digest: z.string().nullish(),
  password_hasher: z.string().nullish(),
  /** Take the password as it is: neither its strength nor the lists of stolen ones are looked at. */
  skip_password_checks: flag,
  /** End all sessions when the password is replaced. */
  sign_out_of_other_sessions: flag,
  totp_secret: totpSecretInput.nullish(),
  backup_codes: backupCodesInput.optional(),
  public_metadata: metadataInput.nullish(),
  private_metadata: metadataInput.nullish(),
  delete_self_enabled: flag,
  create_organization_enabled: flag,
  create_organizations_limit: organizationsLimitInput.optional(),
  legal_accepted_at: pastMomentInput.nullish(),
  skip_legal_checks: flag,
  created_at: pastMomentInput.nullish(),
  bypass_client_trust: flag,
});

export type UpdateByServerInput = z.output<typeof updateByServerInput>;

/** How the change is made, and whose: not what is changed. */
const MANNERS = new Set(["user_id", "notify_primary_email_address_changed", "skip_password_checks", "sign_out_of_other_sessions", "skip_legal_checks", "password_hasher"]);
/** Null says nothing of these: they are never empty, or have an endpoint that takes them away. */
const NEVER_NULL = new Set(["password", "password_digest", "delete_self_enabled", "create_organization_enabled", "bypass_client_trust", "created_at"]);

/** The names of what is changed, for the event. */
export function changedNames(given: UpdateByServerInput): string[] {
  return Object.entries(given).flatMap(([name, value]) => (value === undefined || MANNERS.has(name) || (value === null && NEVER_NULL.has(name)) ? [] : [name]));
}

/** The part that people may change of themselves, too. */
export function profileOf({ user_id, first_name, last_name, username, locale, timezone, unsafe_metadata }: UpdateByServerInput): UpdateInput {
  return { user_id, first_name, last_name, username, locale, timezone, unsafe_metadata };
}

/** The columns of the part that only servers change. */
export function columnsByServer(given: UpdateByServerInput) {
  return {
    externalId: given.external_id,
    deleteSelfEnabled: given.delete_self_enabled ?? undefined,
    createOrganizationEnabled: given.create_organization_enabled ?? undefined,
    createOrganizationsLimit: given.create_organizations_limit,
    bypassClientTrust: given.bypass_client_trust ?? undefined,
    publicMetadata: given.public_metadata === null ? {} : given.public_metadata,
    privateMetadata: given.private_metadata === null ? {} : given.private_metadata,
    legalAcceptedAt: given.legal_accepted_at ? new Date(given.legal_accepted_at) : given.legal_accepted_at,
    createdAt: given.created_at ? new Date(given.created_at) : undefined,
  };
}
