import { z } from "zod";
import { apiError } from "@/lib/errors";
import type { ExternalAccount } from "@/lib/generated/prisma/client";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { oauthStrategy } from "./serializer";
import { openProviderToken } from "./tokens";

export const accessTokenJson = z.object({
  object: z.literal("oauth_access_token"),
  external_account_id: z.string(),
  provider_user_id: z.string(),
  provider: z.string(),
  token: z.string(),
  /** In milliseconds; null when the provider did not say. */
  expires_at: z.number().int().nullable(),
  public_metadata: z.record(z.string(), z.unknown()),
  label: z.string().nullable(),
  scopes: z.array(z.string()),
  id_token: z.string().optional(),
  token_secret: z.string().optional(),
});

type AccessTokenJson = z.infer<typeof accessTokenJson>;

/**
 * The access tokens that a provider gave for a user, one for each of their accounts there.
 *
 * @param input.provider with or without the prefix `oauth_`
 * @throws resource_not_found 404: no such user
 * @throws external_account_not_found 404: the user has connected no account of that provider
 * @throws oauth_missing_access_token 422: the provider gave none
 * @see Clerk Backend API, GET /v1/users/{id}/oauth_access_tokens/{provider}
 */
export const listAccessTokens = query({
  name: "external_account.list_access_tokens",
  input: z.strictObject({ user_id: z.string(), provider: z.string(), limit: z.number().int(), offset: z.number().int() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }, { user_id: userId, provider, limit, offset }): Promise<{ data: AccessTokenJson[]; total_count: number }> {
    if (!(await tx.user.findUnique({ where: { id: userId }, select: { id: true } }))) throw apiError("resource_not_found");
    const accounts = await tx.externalAccount.findMany({ where: { userId, provider: provider.replace(/^oauth_/, ""), claim: { not: null } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
    if (accounts.length === 0) throw apiError("external_account_not_found");
    const tokens = accounts.flatMap((account) => (account.sealedAccessToken === null ? [] : [serialize(account, account.sealedAccessToken)]));
    if (tokens.length === 0) throw apiError("oauth_missing_access_token");
    return { data: tokens.slice(offset, offset + limit), total_count: tokens.length };
  },
});

function serialize(row: ExternalAccount, sealedToken: string): AccessTokenJson {
  return {
    object: "oauth_access_token",
    external_account_id: row.id,
    provider_user_id: row.providerUserId ?? "",
    provider: oauthStrategy(row.provider),
    token: openProviderToken(sealedToken),
    expires_at: row.tokenExpiresAt?.getTime() ?? null,
    public_metadata: z.record(z.string(), z.unknown()).parse(row.publicMetadata),
    label: row.label,
    scopes: row.approvedScopes.split(/\s+/).filter(Boolean),
    ...(row.sealedIdToken === null ? {} : { id_token: openProviderToken(row.sealedIdToken) }),
    ...(row.sealedTokenSecret === null ? {} : { token_secret: openProviderToken(row.sealedTokenSecret) }),
  };
}
