import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { serializeActorToken } from "./serializer";

/**
 * Withdraw an actor token that nobody has used yet. A session that was begun with one is revoked like any other.
 *
 * @throws resource_not_found 404
 * @throws actor_token_cannot_be_revoked_code 400: it was used or withdrawn already
 * @see Clerk Backend API, POST /v1/actor_tokens/{actor_token_id}/revoke
 */
export const revokeActorToken = operation({
  name: "actor_token.revoke",
  input: z.strictObject({ actor_token_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, emit, now }, { actor_token_id: id }) {
    if (!(await tx.actorToken.findUnique({ where: { id }, select: { id: true } }))) throw apiError("resource_not_found");
    const [row] = await tx.actorToken.updateManyAndReturn({ where: { id, usedAt: null, revokedAt: null }, data: { revokedAt: now(), updatedAt: now() } });
    if (!row) throw apiError("actor_token_cannot_be_revoked_code");
    await emit("actor_token.revoked", { userId: row.userId, data: { actor_token_id: id } });
    return serializeActorToken(row);
  },
});
