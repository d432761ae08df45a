import { z } from "zod";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { serializeSecretKey, type SecretKeyJson } from "./serializer";

/**
 * The keys of the Backend API that work, the newest first.
 *
 * @throws authorization_invalid 403
 */
export const listSecretKeys = query({
  name: "secret_key.list",
  input: z.strictObject({}),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }): Promise<SecretKeyJson[]> {
    const rows = await tx.secretKey.findMany({ where: { revokedAt: null }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
    return rows.map(serializeSecretKey);
  },
});
