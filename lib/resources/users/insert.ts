import { newId } from "@/lib/db/identifiers";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { OperationContext } from "@/lib/operation";
import type { StoredPassword } from "@/lib/passwords/hash";
import type { HashedBackupCode } from "@/lib/resources/backup-codes/hash";
import { storeBackupCodes } from "@/lib/resources/backup-codes/store";
import { storeTotpSecret } from "@/lib/resources/totp/store";
import { claiming } from "./identifier-exists";
import { insertIdentifications, type NewIdentifications } from "./insert-identifications";
import type { UserRow } from "./rows";
import { normaliseUsername } from "./rules";
import { findUser } from "./store";

export type NewUser = NewIdentifications & {
  username?: string | null;
  first_name?: string | null;
  last_name?: string | null;
  password?: StoredPassword | null;
  /** Without a problem of `totpSecretProblem`. */
  totp_secret?: string | null;
  backup_codes?: HashedBackupCode[];
  locale?: string | null;
  timezone?: string | null;
  external_id?: string | null;
  public_metadata?: Prisma.JsonValue;
  private_metadata?: Prisma.JsonValue;
  unsafe_metadata?: Prisma.JsonValue;
  delete_self_enabled?: boolean | null;
  create_organization_enabled?: boolean | null;
  create_organizations_limit?: number | null;
  bypass_client_trust?: boolean | null;
  banned?: boolean | null;
  locked?: boolean | null;
  legal_accepted_at?: Date | null;
  /** When the person signed up, if not now; their identifications are as old. */
  created_at?: Date | null;
};

/**
 * Store a new user with all that comes with one, and write `user.created`.
 *
 * @throws form_identifier_exists 422: `param_name` says which identifier somebody has already
 */
export async function insertUser(ctx: OperationContext, data: NewUser): Promise<UserRow> {
  const { tx } = ctx;
  const now = ctx.now();
  const id = newId("user", now);
  const createdAt = data.created_at ?? now;
  await claiming(tx.user.create({ data: { id, ...profileOf(data, now), createdAt } }));
  await insertIdentifications(tx, id, data, { createdAt, now });
  if (data.totp_secret != null) await storeTotpSecret(tx, id, data.totp_secret, now);
  if (data.backup_codes?.length) await storeBackupCodes(tx, id, data.backup_codes, now);
  await ctx.emit("user.created", { userId: id });
  return findUser(tx, id);
}

/** A new user in the properties of its Prisma model, without id, moment of creation and identifications. */
export function profileOf(data: NewUser, now: Date) {
  return {
    externalId: data.external_id ?? null,
    username: data.username ?? null,
    usernameClaim: data.username ? normaliseUsername(data.username) : null,
    firstName: data.first_name ?? null,
    lastName: data.last_name ?? null,
    locale: data.locale ?? null,
    timezone: data.timezone ?? null,
    passwordDigest: data.password?.digest ?? null,
    passwordHasher: data.password?.hasher ?? null,
    passwordUpdatedAt: data.password ? now : null,
    publicMetadata: data.public_metadata ?? {},
    privateMetadata: data.private_metadata ?? {},
    unsafeMetadata: data.unsafe_metadata ?? {},
    deleteSelfEnabled: data.delete_self_enabled ?? true,
    createOrganizationEnabled: data.create_organization_enabled ?? true,
    createOrganizationsLimit: data.create_organizations_limit ?? null,
    bypassClientTrust: data.bypass_client_trust ?? false,
    bannedAt: data.banned ? now : null,
    lockedAt: data.locked ? now : null,
    legalAcceptedAt: data.legal_accepted_at ?? null,
    updatedAt: now,
  };
}
