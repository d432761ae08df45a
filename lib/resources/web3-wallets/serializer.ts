import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { serializeVerification, verificationJson } from "@/lib/resources/verifications/serializer";

export const web3WalletJson = z.object({
  object: z.literal("web3_wallet"),
  id: z.string(),
  web3_wallet: z.string(),
  verification: verificationJson.extend({ nonce: z.string().nullable(), message: z.string().nullable() }).nullable(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

export type Web3WalletJson = z.infer<typeof web3WalletJson>;

export type Web3WalletRow = Prisma.Web3WalletGetPayload<{ include: { verification: true } }>;

/** A wallet as the wire shows it; times in milliseconds. */
export function serializeWeb3Wallet(row: Web3WalletRow, now: Date): Web3WalletJson {
  const { verification } = row;
  return {
    object: "web3_wallet",
    id: row.id,
    web3_wallet: row.web3Wallet,
    verification: verification && { ...serializeVerification(verification, now), nonce: verification.nonce, message: verification.message },
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
