import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import type { DeletedJson } from "@/lib/resources/users/serializer";

/**
 * Issue no more tokens of a template. Those that were issued are good until they expire.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403
 * @see Clerk Backend API, DELETE /v1/jwt_templates/{id}
 */
export const deleteJwtTemplate = operation({
  name: "jwt_template.delete",
  input: z.strictObject({ template_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { template_id: id }): Promise<DeletedJson> {
    const { count } = await ctx.tx.jwtTemplate.deleteMany({ where: { id } });
    if (count === 0) throw apiError("resource_not_found");
    await ctx.emit("jwt_template.deleted", { userId: null, data: { jwt_template_id: id } });
    return { object: "jwt_template", id, deleted: true };
  },
});
