import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { identificationVerificationJson, serializeIdentificationVerification } from "@/lib/resources/verifications/identification";

/** An external account that vouches for the same identifier. */
export const linkedToJson = z.object({ type: z.string(), id: z.string() });
export type LinkedTo = z.infer<typeof linkedToJson>;

export const emailAddressJson = z.object({
  object: z.literal("email_address"),
  id: z.string(),
  email_address: z.string(),
  reserved: z.boolean(),
  verification: identificationVerificationJson.nullable(),
  linked_to: z.array(linkedToJson),
  matches_sso_connection: z.boolean(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

export type EmailAddressJson = z.infer<typeof emailAddressJson>;

export const EMAIL_ADDRESS_INCLUDE = { verification: true } satisfies Prisma.EmailAddressInclude;

export type EmailAddressRow = Prisma.EmailAddressGetPayload<{ include: typeof EMAIL_ADDRESS_INCLUDE }>;

/** An email address as the wire shows it; times in milliseconds. */
export function serializeEmailAddress(row: EmailAddressRow, now: Date, linkedTo: LinkedTo[] = []): EmailAddressJson {
  return {
    object: "email_address",
    id: row.id,
    email_address: row.emailAddress,
    reserved: row.reserved,
    verification: row.verification && serializeIdentificationVerification(row.verification, now),
    linked_to: linkedTo,
    matches_sso_connection: false,
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
