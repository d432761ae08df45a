import type { Transaction } from "@/lib/db/client";
import { oauthStrategy } from "@/lib/resources/external-accounts/serializer";
import type { LinkedTo } from "./serializer";

/** The connected accounts of a person that vouch for one of their addresses or numbers. */
export async function linkedTo(tx: Transaction, userId: string, identifier: { emailAddress: string } | { phoneNumber: string }): Promise<LinkedTo[]> {
  const accounts = await tx.externalAccount.findMany({
    where: { userId, claim: { not: null }, ...identifier },
    select: { provider: true, identificationId: true },
    orderBy: { createdAt: "asc" },
  });
  return accounts.map((account) => ({ type: oauthStrategy(account.provider), id: account.identificationId }));
}
