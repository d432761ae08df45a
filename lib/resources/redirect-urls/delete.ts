import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import type { DeletedJson } from "@/lib/resources/users/serializer";

/**
 * Send nobody to a URL any more.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403
 * @see Clerk Backend API, DELETE /v1/redirect_urls/{id}
 */
export const deleteRedirectUrl = operation({
  name: "redirect_url.delete",
  input: z.strictObject({ redirect_url_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { redirect_url_id: id }): Promise<DeletedJson> {
    const { count } = await ctx.tx.redirectUrl.deleteMany({ where: { id } });
    if (count === 0) throw apiError("resource_not_found");
    await ctx.emit("redirect_url.deleted", { userId: null, data: { redirect_url_id: id } });
    return { object: "redirect_url", id, deleted: true };
  },
});
