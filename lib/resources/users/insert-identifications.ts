import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import type { Verification } from "@/lib/generated/prisma/client";
import { proof } from "@/lib/resources/verifications/store";
import { after } from "@/lib/time";
import { claiming } from "./identifier-exists";

/** An address or number that comes with a user: proved by `verification_id`, or on an administrator's word without one. */
type Proof = { verified: boolean; verification_id?: string | null };

/** What a user is found by, normalised. The first of each kind becomes primary. */
export type NewIdentifications = {
  email_addresses?: (Proof & { address: string })[];
  /** E.164. */
  phone_numbers?: (Proof & { number: string })[];
  /** On an administrator's word. */
  web3_wallets?: string[];
};

/** A millisecond apart, so that they stay in the order in which they were given. */
type Moments = { createdAt: Date; now: Date };

/** A new user's identifications in the properties of their Prisma models, with the proofs that they name and the account's primary ones. */
export function identificationRows(userId: string, given: NewIdentifications, { createdAt, now }: Moments) {
  const words: Verification[] = [];
  const rowOf = ({ verified, verification_id = null }: Proof, index: number) => {
    const word = verified && verification_id === null ? proof("admin", now, null) : null;
    if (word) words.push(word);
    return { id: newId("identification", now), userId, verificationId: word?.id ?? verification_id, createdAt: after(createdAt, index), updatedAt: now };
  };
  const emails = (given.email_addresses ?? []).map(({ address, ...each }, index) => ({ ...rowOf(each, index), emailAddress: address, claim: address, reserved: !each.verified }));
  const phones = (given.phone_numbers ?? []).map(({ number, ...each }, index) => ({ ...rowOf(each, index), phoneNumber: number, claim: number, reserved: !each.verified }));
  const wallets = (given.web3_wallets ?? []).map((wallet, index) => ({ ...rowOf({ verified: true }, index), web3Wallet: wallet, claim: wallet }));
  const primaries = { primaryEmailAddressId: emails[0]?.id ?? null, primaryPhoneNumberId: phones[0]?.id ?? null, primaryWeb3WalletId: wallets[0]?.id ?? null };
  return { words, emails, phones, wallets, primaries };
}

/**
 * Store a new user's identifications. Every one is claimed: an unproved one is `reserved`, so that its owner can sign in with
 * it and nobody else gets it.
 *
 * @throws form_identifier_exists 422: `param_name` says which identifier somebody has already
 */
export async function insertIdentifications(tx: Transaction, userId: string, given: NewIdentifications, moments: Moments): Promise<void> {
  const { words, emails, phones, wallets, primaries } = identificationRows(userId, given, moments);
  if (words.length > 0) await tx.verification.createMany({ data: words.map((word) => ({ ...word, error: undefined, requestedFrom: undefined })) });
  if (emails.length > 0) await claiming(tx.emailAddress.createMany({ data: emails }));
  if (phones.length > 0) await claiming(tx.phoneNumber.createMany({ data: phones }));
  if (wallets.length > 0) await claiming(tx.web3Wallet.createMany({ data: wallets }));
  await tx.user.update({ where: { id: userId }, data: primaries });
}
