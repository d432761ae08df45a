import type { Verification } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { requireSelf } from "@/lib/policy";

/** An address or number of a person's own that is to be proved. */
export type Identification = { kind: "email_address" | "phone_number"; id: string; userId: string; to: string; verification: Verification | null; claimed: boolean };

/**
 * The address or number that the input names, if it is the asking person's.
 *
 * @throws resource_not_found 404
 * @throws verification_already_verified 400
 */
export async function identificationOf(ctx: Context, input: { email_address_id?: string; phone_number_id?: string }): Promise<Identification> {
  const found = await findIdentification(ctx, input);
  if (!found) throw apiError("resource_not_found");
  requireSelf(ctx.actor, found.userId);
  if (found.claimed) throw apiError("verification_already_verified");
  return found;
}

/** The address or number that the input names, whoever's it is. */
export async function findIdentification(ctx: Context, input: { email_address_id?: string; phone_number_id?: string }): Promise<Identification | null> {
  const tx = ctx.tx ?? database();
  if (input.email_address_id !== undefined) {
    const row = await tx.emailAddress.findUnique({ where: { id: input.email_address_id }, include: { verification: true } });
    return row && { kind: "email_address", id: row.id, userId: row.userId, to: row.emailAddress, verification: row.verification, claimed: row.claim !== null && !row.reserved };
  }
  if (input.phone_number_id === undefined) return null;
  const row = await tx.phoneNumber.findUnique({ where: { id: input.phone_number_id }, include: { verification: true } });
  return row && { kind: "phone_number", id: row.id, userId: row.userId, to: row.phoneNumber, verification: row.verification, claimed: row.claim !== null && !row.reserved };
}
