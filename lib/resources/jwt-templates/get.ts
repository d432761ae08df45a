import { z } from "zod";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { serializeJwtTemplate } from "./serializer";
import { findJwtTemplate } from "./store";

/**
 * A template.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403
 * @see Clerk Backend API, GET /v1/jwt_templates/{id}
 */
export const getJwtTemplate = query({
  name: "jwt_template.get",
  input: z.strictObject({ template_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  run: async ({ tx }, { template_id }) => serializeJwtTemplate(await findJwtTemplate(tx, template_id)),
});
