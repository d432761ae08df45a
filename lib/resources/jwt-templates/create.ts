import { newId } from "@/lib/db/identifiers";
import type { Prisma } from "@/lib/generated/prisma/client";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { assertClaims, jwtTemplateInput } from "./input";
import { serializeJwtTemplate } from "./serializer";
import { signingOf } from "./signing";
import { naming } from "./store";

const LIFETIME_SECONDS = 60;
const CLOCK_SKEW_SECONDS = 5;

/**
 * Describe one more kind of token that apps can ask for.
 *
 * @throws jwt_template_reserved_claim 400
 * @throws form_already_exists 422: the name
 * @throws form_param_value_invalid, form_conditional_param_missing, form_conditional_param_disallowed 422: a shortcode, or how it is signed
 * @throws authorization_invalid 403
 * @see Clerk Backend API, POST /v1/jwt_templates
 */
export const createJwtTemplate = operation({
  name: "jwt_template.create",
  input: jwtTemplateInput,
  allow: (ctx) => requireAdministrator(ctx.actor),
  gather: async (_ctx, input) => {
    assertClaims(input.claims);
    return signingOf(input);
  },
  async run(ctx, input, signing) {
    const now = ctx.now();
    const row = await naming(
      ctx.tx.jwtTemplate.create({
        data: {
          ...signing,
          id: newId("jwtTemplate", now),
          name: input.name,
          claims: input.claims as Prisma.InputJsonObject,
          lifetimeSeconds: input.lifetime ?? LIFETIME_SECONDS,
          clockSkewSeconds: input.allowed_clock_skew ?? CLOCK_SKEW_SECONDS,
          createdAt: now,
          updatedAt: now,
        },
      }),
    );
    await ctx.emit("jwt_template.created", { userId: null, data: { jwt_template_id: row.id } });
    return serializeJwtTemplate(row);
  },
});
