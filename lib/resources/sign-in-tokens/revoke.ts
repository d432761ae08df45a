import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { serializeSignInToken } from "./serializer";

/**
 * Withdraw a sign-in token that nobody has used yet.
 *
 * @throws resource_not_found 404
 * @throws sign_in_token_cannot_be_revoked_code 400: it was used or withdrawn already
 * @see Clerk Backend API, POST /v1/sign_in_tokens/{sign_in_token_id}/revoke
 */
export const revokeSignInToken = operation({
  name: "sign_in_token.revoke",
  input: z.strictObject({ sign_in_token_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, emit, now }, { sign_in_token_id: id }) {
    if (!(await tx.signInToken.findUnique({ where: { id }, select: { id: true } }))) throw apiError("resource_not_found");
    const [row] = await tx.signInToken.updateManyAndReturn({ where: { id, usedAt: null, revokedAt: null }, data: { revokedAt: now(), updatedAt: now() } });
    if (!row) throw apiError("sign_in_token_cannot_be_revoked_code");
    await emit("sign_in_token.revoked", { userId: row.userId, data: { sign_in_token_id: id } });
    return serializeSignInToken(row);
  },
});
