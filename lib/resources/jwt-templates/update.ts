import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { database } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { assertClaims, jwtTemplateInput } from "./input";
import { serializeJwtTemplate } from "./serializer";
import { signingOf } from "./signing";
import { findJwtTemplate, naming } from "./store";

/**
 * Change a template. What is not given stays, its signing key among it.
 *
 * @throws resource_not_found 404
 * @throws conflict 409: somebody changed how it is signed at the same moment
 * @throws as createJwtTemplate does
 * @see Clerk Backend API, PATCH /v1/jwt_templates/{id}
 */
export const updateJwtTemplate = operation({
  name: "jwt_template.update",
  input: jwtTemplateInput.partial().extend({ template_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async gather(ctx, { template_id, claims, ...signing }) {
    const before = await findJwtTemplate(ctx.tx ?? database(), template_id);
    if (claims) assertClaims(claims);
    return { before, signing: await signingOf(signing, before) };
  },
  async run(ctx, { template_id: id, ...given }, { before, signing }) {
    const data: Prisma.JwtTemplateUpdateManyMutationInput = {
      ...signing,
      ...(given.name === undefined ? {} : { name: given.name }),
      ...(given.claims === undefined ? {} : { claims: given.claims as Prisma.InputJsonObject }),
      ...(given.lifetime == null ? {} : { lifetimeSeconds: given.lifetime }),
      ...(given.allowed_clock_skew == null ? {} : { clockSkewSeconds: given.allowed_clock_skew }),
      updatedAt: ctx.now(),
    };
    const { customSigningKey, signingAlgorithm, sealedSigningKey } = before;
    const [row] = await naming(ctx.tx.jwtTemplate.updateManyAndReturn({ where: { id, customSigningKey, signingAlgorithm, sealedSigningKey }, data }));
    if (!row) {
      await findJwtTemplate(ctx.tx, id);
      throw apiError("conflict");
    }
    await ctx.emit("jwt_template.updated", { userId: null, data: { jwt_template_id: id } });
    return serializeJwtTemplate(row);
  },
});
