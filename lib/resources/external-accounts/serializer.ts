import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { serializeVerification, verificationJson } from "@/lib/resources/verifications/serializer";

export const externalAccountJson = z.object({
  object: z.literal("external_account"),
  id: z.string(),
  provider: z.string(),
  identification_id: z.string(),
  provider_user_id: z.string(),
  approved_scopes: z.string(),
  email_address: z.string(),
  email_address_verified: z.boolean(),
  first_name: z.string(),
  last_name: z.string(),
  image_url: z.string(),
  avatar_url: z.string(),
  username: z.string().nullable(),
  phone_number: z.string().nullable(),
  public_metadata: z.record(z.string(), z.unknown()),
  label: z.string().nullable(),
  verification: verificationJson.extend({ external_verification_redirect_url: z.string().nullable() }).nullable(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

export type ExternalAccountJson = z.infer<typeof externalAccountJson>;

export type ExternalAccountRow = Prisma.ExternalAccountGetPayload<{ include: { verification: true } }>;

/**
 * A connected account as the wire shows it, never with its tokens; times in milliseconds. `provider` carries the prefix
 * `oauth_`, which is how strategies name it.
 */
export function serializeExternalAccount(row: ExternalAccountRow, now: Date): ExternalAccountJson {
  const { verification } = row;
  return {
    object: "external_account",
    id: row.id,
    provider: oauthStrategy(row.provider),
    identification_id: row.identificationId,
    provider_user_id: row.providerUserId ?? "",
    approved_scopes: row.approvedScopes,
    email_address: row.emailAddress ?? "",
    email_address_verified: row.emailAddressVerified,
    first_name: row.firstName ?? "",
    last_name: row.lastName ?? "",
    image_url: row.imageUrl ?? "",
    avatar_url: row.imageUrl ?? "",
    username: row.username,
    phone_number: row.phoneNumber,
    public_metadata: externalMetadata.parse(row.publicMetadata),
    label: row.label,
    verification: verification && {
      ...serializeVerification(verification, now),
      external_verification_redirect_url: verification.externalVerificationRedirectUrl,
    },
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}

const externalMetadata = z.record(z.string(), z.unknown()).catch({});

/** `google` and `oauth_google` both become `oauth_google`. */
export function oauthStrategy(provider: string): string {
  return provider.startsWith("oauth_") ? provider : `oauth_${provider}`;
}
