import { z } from "zod";
import { apiError } from "@/lib/errors";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { serializeRedirectUrl } from "./serializer";

/**
 * A URL that people may be sent to.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403
 * @see Clerk Backend API, GET /v1/redirect_urls/{id}
 */
export const getRedirectUrl = query({
  name: "redirect_url.get",
  input: z.strictObject({ redirect_url_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }, { redirect_url_id: id }) {
    const row = await tx.redirectUrl.findUnique({ where: { id } });
    if (!row) throw apiError("resource_not_found");
    return serializeRedirectUrl(row);
  },
});
