import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { OperationContext } from "@/lib/operation";
import { insertVerified } from "@/lib/resources/verifications/store";
import { after } from "@/lib/time";
import { claiming } from "./identifier-exists";
import { normaliseUsername } from "./rules";
import { findUser } from "./store";
import type { UserRow } from "./rows";

/** An address or number that comes with a user: proved by `verification_id`, or on an administrator's word without one. */
type Proof = { verified: boolean; verification_id?: string | null };

export type NewUser = {
  /** Normalised; the first verified one becomes primary, without one the first. */
  email_addresses?: (Proof & { address: string })[];
  /** E.164, likewise. */
  phone_numbers?: (Proof & { number: string })[];
  username?: string | null;
  first_name?: string | null;
  last_name?: string | null;
  password?: { digest: string; hasher: string } | null;
  locale?: string | null;
  timezone?: string | null;
  external_id?: string | null;
  public_metadata?: Prisma.JsonValue;
  private_metadata?: Prisma.JsonValue;
  unsafe_metadata?: Prisma.JsonValue;
  legal_accepted_at?: Date | null;
  created_at?: Date;
};

/**
 * Store a new user with all identifiers, and write `user.created`. Every identifier is claimed: an unproved one is
 * `reserved`, so that its owner can sign in with it and nobody else gets it.
 *
 * @throws form_identifier_exists 422: `param_name` says which identifier somebody has already
 */
export async function insertUser(ctx: OperationContext, data: NewUser): Promise<UserRow> {
  const { tx } = ctx;
  const now = ctx.now();
  const id = newId("user", now);
  await claiming(tx.user.create({ data: { id, ...profileOf(data, now) } }));
  const emails = await insertEmailAddresses(tx, id, data.email_addresses ?? [], now);
  const phones = await insertPhoneNumbers(tx, id, data.phone_numbers ?? [], now);
  await tx.user.update({ where: { id }, data: { primaryEmailAddressId: primaryOf(emails), primaryPhoneNumberId: primaryOf(phones) } });
  await ctx.emit("user.created", { userId: id });
  return findUser(tx, id);
}

function profileOf(data: NewUser, now: Date) {
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
    legalAcceptedAt: data.legal_accepted_at ?? null,
    createdAt: data.created_at ?? now,
    updatedAt: now,
  };
}

type Stored = { id: string; reserved: boolean };

async function insertEmailAddresses(tx: Transaction, userId: string, given: NonNullable<NewUser["email_addresses"]>, now: Date): Promise<Stored[]> {
  const stored: Stored[] = [];
  // A millisecond apart, so that they stay in the order in which they were given.
  for (const { address, ...proof } of given) {
    const data = { id: newId("identification", now), userId, emailAddress: address, claim: address, ...(await proved(tx, proof, now)), createdAt: after(now, stored.length), updatedAt: now };
    stored.push(await claiming(tx.emailAddress.create({ data, select: { id: true, reserved: true } })));
  }
  return stored;
}

async function insertPhoneNumbers(tx: Transaction, userId: string, given: NonNullable<NewUser["phone_numbers"]>, now: Date): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (const { number, ...proof } of given) {
    const data = { id: newId("identification", now), userId, phoneNumber: number, claim: number, ...(await proved(tx, proof, now)), createdAt: after(now, stored.length), updatedAt: now };
    stored.push(await claiming(tx.phoneNumber.create({ data, select: { id: true, reserved: true } })));
  }
  return stored;
}

async function proved(tx: Transaction, { verified, verification_id = null }: Proof, now: Date): Promise<{ verificationId: string | null; reserved: boolean }> {
  if (!verified) return { verificationId: verification_id, reserved: true };
  return { verificationId: verification_id ?? (await insertVerified(tx, "admin", now)).id, reserved: false };
}

function primaryOf(stored: Stored[]): string | null {
  return (stored.find((each) => !each.reserved) ?? stored[0])?.id ?? null;
}
