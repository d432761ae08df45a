import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import type { DeletedJson } from "@/lib/resources/users/serializer";

/**
 * Take an entry off the blocklist.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403
 * @see Clerk Backend API, DELETE /v1/blocklist_identifiers/{id}
 */
export const deleteBlocklistIdentifier = operation({
  name: "blocklist_identifier.delete",
  input: z.strictObject({ identifier_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { identifier_id: id }): Promise<DeletedJson> {
    const { count } = await ctx.tx.blocklistIdentifier.deleteMany({ where: { id } });
    if (count === 0) throw apiError("resource_not_found");
    await ctx.emit("blocklist_identifier.deleted", { userId: null, data: { blocklist_identifier_id: id } });
    return { object: "blocklist_identifier", id, deleted: true };
  },
});
