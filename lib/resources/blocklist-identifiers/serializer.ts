import { z } from "zod";
import type { BlocklistIdentifier } from "@/lib/generated/prisma/client";
import { IDENTIFIER_TYPES, type IdentifierType } from "@/lib/resources/restrictions/identifier";

export const blocklistIdentifierJson = z.object({
  object: z.literal("blocklist_identifier"),
  id: z.string(),
  identifier: z.string(),
  identifier_type: z.enum(IDENTIFIER_TYPES),
  instance_id: z.string(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

/** An entry of the blocklist as the wire shows it; times in milliseconds. */
export function serializeBlocklistIdentifier(row: BlocklistIdentifier, instanceId: string): z.infer<typeof blocklistIdentifierJson> {
  return {
    object: "blocklist_identifier",
    id: row.id,
    identifier: row.identifier,
    identifier_type: row.identifierType as IdentifierType,
    instance_id: instanceId,
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
