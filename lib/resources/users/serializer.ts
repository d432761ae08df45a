import type { Prisma } from "@/lib/generated/prisma/client";
import { serializeEmailAddress, type LinkedTo } from "@/lib/resources/email-addresses/serializer";
import { oauthStrategy, serializeExternalAccount, type ExternalAccountRow } from "@/lib/resources/external-accounts/serializer";
import { serializePasskey } from "@/lib/resources/passkeys/serializer";
import { serializePhoneNumber } from "@/lib/resources/phone-numbers/serializer";
import { serializeWeb3Wallet } from "@/lib/resources/web3-wallets/serializer";
import type { Settings } from "@/lib/settings/schema";
import { DAY, SECOND } from "@/lib/time";
import { imageUrl } from "./image-url";
import type { UserJson } from "./json";
import type { UserRow } from "./rows";

export { displayName, identifierOf } from "./names";
export { serializeUserData, USER_DATA_INCLUDE, type UserDataJson } from "./user-data";
export { deletedJson, imageJson, userJson, type DeletedJson, type ImageJson, type UserJson } from "./json";

type Audience = {
  /** `backend` sees what secret keys and administrators may: private metadata among it. */
  audience: "frontend" | "backend";
  settings: Settings;
  /** The portal's origin: pictures need absolute addresses. */
  portalUrl: string;
  now?: Date;
};

/** A user as the wire shows it; times in milliseconds. */
export function serializeUser(row: UserRow, { audience, settings, portalUrl, now = new Date() }: Audience): UserJson {
  const image = imageUrl(row, portalUrl);
  return {
    object: "user",
    id: row.id,
    username: row.username,
    first_name: row.firstName,
    last_name: row.lastName,
    locale: row.locale,
    timezone: row.timezone,
    image_url: image,
    has_image: row.imageId !== null,
    profile_image_url: image,
    primary_email_address_id: row.primaryEmailAddressId,
    primary_phone_number_id: row.primaryPhoneNumberId,
    primary_web3_wallet_id: row.primaryWeb3WalletId,
    password_enabled: row.passwordDigest !== null,
    password_last_updated_at: milliseconds(row.passwordUpdatedAt),
    ...secondFactors(row),
    ...identifications(row, now),
    saml_accounts: [],
    enterprise_accounts: [],
    public_metadata: metadata(row.publicMetadata),
    unsafe_metadata: metadata(row.unsafeMetadata),
    external_id: row.externalId,
    last_sign_in_at: milliseconds(row.lastSignInAt),
    // To the day: enough to know who is there, too little to watch somebody by.
    last_active_at: row.lastActiveAt && Math.floor(row.lastActiveAt.getTime() / DAY) * DAY,
    banned: row.bannedAt !== null,
    ...lockout(row, settings, now),
    delete_self_enabled: row.deleteSelfEnabled,
    create_organization_enabled: row.createOrganizationEnabled,
    legal_accepted_at: milliseconds(row.legalAcceptedAt),
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
    ...(audience === "frontend"
      ? { organization_memberships: [], create_organizations_limit: row.createOrganizationsLimit ?? undefined }
      : {
          create_organizations_limit: row.createOrganizationsLimit,
          private_metadata: metadata(row.privateMetadata),
          bypass_client_trust: row.bypassClientTrust,
          requires_password_reset: row.passwordResetRequiredAt !== null,
        }),
  };
}

function identifications(row: UserRow, now: Date) {
  return {
    email_addresses: row.emailAddresses.map((each) => serializeEmailAddress(each, now, vouching(row, "emailAddress", each.emailAddress))),
    phone_numbers: row.phoneNumbers.map((each) => serializePhoneNumber(each, now, vouching(row, "phoneNumber", each.phoneNumber))),
    web3_wallets: row.web3Wallets.map((each) => serializeWeb3Wallet(each, now)),
    passkeys: row.passkeys.map((each) => serializePasskey(each, now)),
    external_accounts: row.externalAccounts.map((each) => serializeExternalAccount(each, now)),
  };
}

function vouching(row: { externalAccounts: ExternalAccountRow[] }, kind: "emailAddress" | "phoneNumber", identifier: string): LinkedTo[] {
  return row.externalAccounts
    .filter((account) => account.claim !== null && account[kind] === identifier)
    .map((account) => ({ type: oauthStrategy(account.provider), id: account.identificationId }));
}

function secondFactors(row: UserRow) {
  const totp = row.totpSecret !== null && row.totpSecret.verifiedAt !== null;
  const phone = row.phoneNumbers.some((number) => number.reservedForSecondFactor && number.claim !== null);
  return {
    // Backup codes alone are no second factor: they stand in for one.
    two_factor_enabled: totp || phone,
    totp_enabled: totp,
    backup_code_enabled: row.backupCodes.some((code) => code.usedAt === null),
    mfa_enabled_at: milliseconds(row.mfaEnabledAt),
    mfa_disabled_at: milliseconds(row.mfaDisabledAt),
  };
}

function lockout(row: UserRow, settings: Settings, now: Date) {
  const { enabled, max_attempts } = settings.attack_protection.user_lockout;
  const endsInMs = row.lockoutExpiresAt ? row.lockoutExpiresAt.getTime() - now.getTime() : 0;
  return {
    locked: row.lockedAt !== null || endsInMs > 0,
    lockout_expires_in_seconds: endsInMs > 0 ? Math.ceil(endsInMs / SECOND) : null,
    verification_attempts_remaining: enabled ? Math.max(max_attempts - row.failedAttempts, 0) : null,
  };
}

function metadata(value: Prisma.JsonValue): Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

function milliseconds(moment: Date | null): number | null {
  return moment?.getTime() ?? null;
}

