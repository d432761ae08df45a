import { z } from "zod";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { inForm, optionalPageInput } from "@/lib/resources/listing";
import { serializeJwtTemplate } from "./serializer";

/**
 * The templates, newest first.
 *
 * @throws authorization_invalid 403
 * @see Clerk Backend API, GET /v1/jwt_templates
 */
export const listJwtTemplates = query({
  name: "jwt_template.list",
  input: z.strictObject(optionalPageInput),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }, { limit, offset, paginated }) {
    const rows = await tx.jwtTemplate.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: limit, skip: offset });
    return inForm(paginated, rows.map(serializeJwtTemplate), () => tx.jwtTemplate.count());
  },
});
