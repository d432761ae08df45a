import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { linkedToJson, type LinkedTo } from "@/lib/resources/email-addresses/serializer";
import { identificationVerificationJson, serializeIdentificationVerification } from "@/lib/resources/verifications/identification";

export const phoneNumberJson = z.object({
  object: z.literal("phone_number"),
  id: z.string(),
  phone_number: z.string(),
  reserved: z.boolean(),
  reserved_for_second_factor: z.boolean(),
  default_second_factor: z.boolean(),
  verification: identificationVerificationJson.nullable(),
  linked_to: z.array(linkedToJson),
  /** Filled only in the answer that turns the second factor on. */
  backup_codes: z.array(z.string()).nullable(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

export type PhoneNumberJson = z.infer<typeof phoneNumberJson>;

export const PHONE_NUMBER_INCLUDE = { verification: true } satisfies Prisma.PhoneNumberInclude;

export type PhoneNumberRow = Prisma.PhoneNumberGetPayload<{ include: typeof PHONE_NUMBER_INCLUDE }>;

/** A phone number (E.164) as the wire shows it; times in milliseconds. */
export function serializePhoneNumber(row: PhoneNumberRow, now: Date, linkedTo: LinkedTo[] = []): PhoneNumberJson {
  return {
    object: "phone_number",
    id: row.id,
    phone_number: row.phoneNumber,
    reserved: row.reserved,
    reserved_for_second_factor: row.reservedForSecondFactor,
    default_second_factor: row.defaultSecondFactor,
    verification: row.verification && serializeIdentificationVerification(row.verification, now),
    linked_to: linkedTo,
    backup_codes: null,
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
