import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { assertMayChangeKeys } from "./rules";

/**
 * Revoke a key of the Backend API: from the next request on nobody gets in with it.
 *
 * @throws resource_not_found 404: there is no such key, or it was revoked already
 * @throws authorization_invalid, session_reverification_required 403
 */
export const revokeSecretKey = operation({
  name: "secret_key.revoke",
  input: z.strictObject({ secret_key_id: z.string() }),
  allow: assertMayChangeKeys,
  async run({ tx, emit, now }, { secret_key_id: id }) {
    const { count } = await tx.secretKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now() } });
    if (count === 0) throw apiError("resource_not_found");
    await emit("secret_key.revoked", { userId: null, data: { id } });
    return { id };
  },
});
