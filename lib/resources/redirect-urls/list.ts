import { z } from "zod";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { inForm, optionalPageInput } from "@/lib/resources/listing";
import { serializeRedirectUrl } from "./serializer";

/**
 * The URLs that people may be sent to, newest first.
 *
 * @throws authorization_invalid 403
 * @see Clerk Backend API, GET /v1/redirect_urls
 */
export const listRedirectUrls = query({
  name: "redirect_url.list",
  input: z.strictObject(optionalPageInput),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }, { limit, offset, paginated }) {
    const rows = await tx.redirectUrl.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: limit, skip: offset });
    return inForm(paginated, rows.map(serializeRedirectUrl), () => tx.redirectUrl.count());
  },
});
