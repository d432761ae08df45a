import { z } from "zod";
import type { AllowlistIdentifier } from "@/lib/generated/prisma/client";
import { IDENTIFIER_TYPES, type IdentifierType } from "@/lib/resources/restrictions/identifier";

export const allowlistIdentifierJson = z.object({
  object: z.literal("allowlist_identifier"),
  id: z.string(),
  identifier: z.string(),
  identifier_type: z.enum(IDENTIFIER_TYPES),
  /** The invitation that went out with it. */
  invitation_id: z.string().optional(),
  instance_id: z.string(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

/** An entry of the allowlist as the wire shows it; times in milliseconds. */
export function serializeAllowlistIdentifier(row: AllowlistIdentifier, instanceId: string): z.infer<typeof allowlistIdentifierJson> {
  return {
    object: "allowlist_identifier",
    id: row.id,
    identifier: row.identifier,
    identifier_type: row.identifierType as IdentifierType,
    ...(row.invitationId === null ? {} : { invitation_id: row.invitationId }),
    instance_id: instanceId,
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
